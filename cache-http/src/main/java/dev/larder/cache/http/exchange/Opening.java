package dev.larder.cache.http.exchange;

import dev.larder.cache.backend.Opened;
import dev.larder.cache.backend.Permit;
import dev.larder.cache.entry.Entry;
import org.jspecify.annotations.Nullable;

/**
 * The permits for a load, and what was there when they were given.
 *
 * @param slot of the slot that the response will most likely go to
 * @param primary of the primary slot, where that is another one
 */
record Opening(Found found, Opened slot, @Nullable Opened primary) {

    /** The same where that has come into the slot meanwhile. */
    Opening with(Entry there) {
        return new Opening(found.with(there), slot, primary);
    }

    /** What is in the slot by now; null if nothing is. */
    @Nullable Entry there() {
        return slot.entry();
    }

    /** By which callers share a load. */
    Permit permit() {
        return slot.permit();
    }

    Load.Permits permits() {
        return new Load.Permits(slot.permit(), primary == null ? null : primary.permit());
    }
}
