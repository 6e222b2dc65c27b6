package dev.larder.cache.http.exchange;

import dev.larder.cache.backend.Permit;
import dev.larder.cache.http.route.ResponseKey;
import dev.larder.cache.load.Flight;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A run of a handler whose response may be stored.
 *
 * @param found what was there before
 * @param permits for the slots that the response may go to
 * @param flight who waits for the response; null if nobody can
 */
record Load(Found found, Permits permits, @Nullable Flight flight, Began began) {

    /**
     * The permits.
     *
     * @param slot for the slot of {@link Found#slot}
     * @param primary for the primary slot, where that is another one
     */
    record Permits(Permit slot, @Nullable Permit primary) {

        /** The permit for the primary slot. */
        Permit ofPrimary() {
            return primary == null ? slot : primary;
        }
    }

    /**
     * When it began.
     *
     * @param at on the wall clock, which is what fields of responses speak of
     */
    record Began(Instant at, long nanos) {

        static Began now() {
            return new Began(Instant.ofEpochMilli(System.currentTimeMillis()), System.nanoTime());
        }
    }

    /** The slot that the response goes to if it varies as the last one did. */
    ResponseKey slot() {
        return found.slot();
    }
}
