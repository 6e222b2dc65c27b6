package dev.larder.cache.entry;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A value with its lifetime and its tags. Immutable; the value itself is shared, not copied.
 *
 * @param value null where null was cached
 * @param tags all tags, implicit ones included
 * @param copyUntil of a copy that is kept near: until when it may be used without asking again, as
 *     of {@link System#nanoTime}; of all others it says nothing
 */
public record Entry(@Nullable Object value, Lifetime lifetime, List<String> tags, long copyUntil) {

    /** An entry that is no copy. */
    public Entry(@Nullable Object value, Lifetime lifetime, List<String> tags) {
        this(value, lifetime, tags, 0);
    }

    /** The same as a copy that is kept near. */
    public Entry copyUntil(long nanoTime) {
        return new Entry(value, lifetime, tags, nanoTime);
    }
}
