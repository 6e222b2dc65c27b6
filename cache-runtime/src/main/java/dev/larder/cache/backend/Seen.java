package dev.larder.cache.backend;

import dev.larder.cache.entry.Entry;
import org.jspecify.annotations.Nullable;

/**
 * What a read found.
 *
 * @param entry valid; null if there is none
 * @param reason why there is none
 */
public record Seen(@Nullable Entry entry, Reason reason) {

    /** Why a read found what it found. */
    public enum Reason {
        /** There is a valid entry. */
        FOUND,
        /** Nothing is stored. */
        ABSENT,
        /** What is stored was invalidated through its namespace, a tag or a pattern. */
        INVALIDATED,
        /** What is stored can't be read: another version, type or codec, or damaged. */
        UNREADABLE,
        /** The backend failed or did not answer in time. */
        UNAVAILABLE,
        /** The backend is not asked: its circuit breaker is open, or the key is quarantined. */
        SKIPPED
    }

    private static final Seen ABSENT = new Seen(null, Reason.ABSENT);

    /** A valid entry. */
    public static Seen found(Entry entry) {
        return new Seen(entry, Reason.FOUND);
    }

    /** No entry. */
    public static Seen nothing(Reason reason) {
        return reason == Reason.ABSENT ? ABSENT : new Seen(null, reason);
    }
}
