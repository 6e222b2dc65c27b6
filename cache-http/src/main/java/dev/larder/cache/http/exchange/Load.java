package dev.larder.cache.http.exchange;

import dev.larder.cache.backend.Permit;
import dev.larder.cache.http.exchange.Found.Candidate;
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
 * @param conditions under which the handler is asked; null: those of the client
 * @param validates whether these ask for what is stored
 */
record Load(
        Found found,
        Permits permits,
        @Nullable Flight flight,
        Began began,
        @Nullable Conditions conditions,
        boolean validates) {

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

    /** The same where the handler is asked without any condition. */
    Load unconditional() {
        if (conditions != null) {
            conditions.drop();
        }
        return new Load(found, permits, flight, began, conditions, false);
    }

    /** What is stored, if the handler was asked whether it still holds. */
    @Nullable Candidate validated() {
        return validates ? found.chosen() : null;
    }

    /** What is stored; only where there is something. */
    Candidate stored() {
        Candidate stored = found.chosen();
        if (stored == null) {
            throw new IllegalStateException("Nothing is stored.");
        }
        return stored;
    }

    /** The slot that the response goes to if it varies as the last one did. */
    ResponseKey slot() {
        return found.slot();
    }
}
