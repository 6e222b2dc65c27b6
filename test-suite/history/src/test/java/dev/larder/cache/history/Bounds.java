package dev.larder.cache.history;

import java.time.Duration;

/**
 * How old a version may be that readers on other nodes than the writer's are given, counted from
 * the return of an acknowledged invalidation.
 *
 * @param staleness usually
 * @param unanswered where the backend gave no answer: loads are then shared with callers who came
 *     somewhat later
 */
record Bounds(Duration staleness, Duration unanswered) {

    /** Loads are shared for a second while the backend does not answer. */
    private static final Duration SHARED_LOAD = Duration.ofSeconds(1);

    static Bounds of(Duration staleness) {
        return new Bounds(
                staleness, staleness.compareTo(SHARED_LOAD) > 0 ? staleness : SHARED_LOAD);
    }

    long nanos(Event.Read read) {
        return (read.unanswered() ? unanswered : staleness).toNanos();
    }
}
