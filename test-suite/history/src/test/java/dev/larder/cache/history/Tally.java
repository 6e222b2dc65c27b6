package dev.larder.cache.history;

import dev.larder.cache.CacheStatistics;

/** What a node counted. */
record Tally(long hits, long misses, long puts, long refused, long waiters, long backendErrors) {

    static final Tally NOTHING = new Tally(0, 0, 0, 0, 0, 0);

    static Tally of(Application application) {
        Tally sum = NOTHING;
        for (CacheStatistics one : application.statistics()) {
            sum =
                    sum.plus(
                            new Tally(
                                    one.hits(),
                                    one.misses(),
                                    one.puts(),
                                    one.putsRefused(),
                                    one.waiters(),
                                    one.backendErrors()));
        }
        return sum;
    }

    Tally plus(Tally other) {
        return new Tally(
                hits + other.hits,
                misses + other.misses,
                puts + other.puts,
                refused + other.refused,
                waiters + other.waiters,
                backendErrors + other.backendErrors);
    }
}
