package dev.larder.cache.http.rfc9111;

import dev.larder.cache.http.rfc9111.ReuseRules.Stale;
import dev.larder.cache.http.rfc9111.field.ResponseDirectives;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How long is a response kept that is no longer fresh? Long enough for every time in which it may
 * be used stale; and where it can be validated or may stand in for an error, as long again as it
 * was fresh, from a minute to a day. No longer than it is of use: where it may neither be validated
 * nor used stale, not at all.
 */
public final class StaleRetention {

    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofDays(1);

    private StaleRetention() {}

    /**
     * The time after the end of its freshness.
     *
     * @param lifetime how long it is fresh
     */
    public static Duration of(
            ResponseDirectives directives, boolean canValidate, Duration lifetime, Stale rules) {
        Duration kept = Duration.ZERO;
        if (!directives.forbidsStale()) {
            kept =
                    Stream.of(
                                    directives.staleWhileRevalidate(),
                                    directives.staleIfError(),
                                    rules.whileRevalidate(),
                                    rules.ifError())
                            .flatMap(Optional::stream)
                            .reduce(kept, StaleRetention::longer);
        }
        boolean stands = rules.onError() && !directives.forbidsStale();
        return canValidate || stands ? longer(kept, bounded(lifetime)) : kept;
    }

    private static Duration bounded(Duration lifetime) {
        Duration atLeast = longer(lifetime, SHORTEST);
        return atLeast.compareTo(LONGEST) < 0 ? atLeast : LONGEST;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
