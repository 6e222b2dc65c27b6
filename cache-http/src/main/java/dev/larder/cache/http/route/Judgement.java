package dev.larder.cache.http.route;

import java.time.Duration;
import java.util.Optional;

/**
 * What the application says of a response.
 *
 * @param store false: it must not be stored
 * @param limit how long it may live at most; empty: as long as it would
 */
public record Judgement(boolean store, Optional<Duration> limit) {

    /** Nothing against it. */
    public static final Judgement NONE = new Judgement(true, Optional.empty());

    /** It must not be stored. */
    static final Judgement NOT = new Judgement(false, Optional.empty());

    /** Both this and another limit: the shorter one. A limit that leaves no time forbids. */
    Judgement with(Duration other) {
        if (other.isZero() || other.isNegative()) {
            return NOT;
        }
        return limit.isPresent() && limit.get().compareTo(other) <= 0
                ? this
                : new Judgement(store, Optional.of(other));
    }
}
