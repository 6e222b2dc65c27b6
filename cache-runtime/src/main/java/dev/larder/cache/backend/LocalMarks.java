package dev.larder.cache.backend;

import dev.larder.cache.key.CacheKey;
import dev.larder.cache.key.PathPattern;
import io.micronaut.core.annotation.Internal;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The marks of the keys of one space of this process that are being loaded or put, and the cell of
 * its namespace. Steps on one key exclude each other; no user code runs inside.
 */
@Internal
public final class LocalMarks {

    private final Map<CacheKey, LocalPermit.Mark> marks = new ConcurrentHashMap<>();
    private final CurrentCell namespace;

    /** With the cell of the namespace, which the spaces of values and of responses share. */
    public LocalMarks(CurrentCell namespace) {
        this.namespace = namespace;
    }

    /** The cell of the namespace. */
    public Cell namespace() {
        return namespace.get();
    }

    /** Ends the cell of the namespace. */
    public void clear() {
        namespace.end();
    }

    /** The token for a load: what is present, else the mark of the key. */
    public Object token(CacheKey key, Supplier<? extends @Nullable Object> present) {
        Object[] token = new Object[1];
        marks.compute(
                key,
                (k, mark) -> {
                    Object there = mark == null ? present.get() : null;
                    if (there != null) {
                        token[0] = there;
                        return null;
                    }
                    LocalPermit.Mark known = mark == null ? new LocalPermit.Mark(false) : mark;
                    token[0] = known;
                    return known;
                });
        return token[0];
    }

    /** A mark that replaces whatever there is; the action empties the slot. */
    public LocalPermit.Mark hold(CacheKey key, Runnable empty) {
        LocalPermit.Mark held = new LocalPermit.Mark(true);
        marks.compute(
                key,
                (k, mark) -> {
                    empty.run();
                    return held;
                });
        return held;
    }

    /**
     * Stores if the token is still the key's.
     *
     * @param replace stores over the value that is the token, if that is still there: in one step,
     *     because patterns and evictions remove values without asking for the mark
     * @param store where the token is a mark
     */
    public boolean fill(CacheKey key, Object token, BooleanSupplier replace, Runnable store) {
        boolean[] stored = new boolean[1];
        marks.compute(
                key,
                (k, mark) -> {
                    if (mark == null) {
                        stored[0] = replace.getAsBoolean();
                        return null;
                    }
                    if (mark != token) {
                        return mark;
                    }
                    store.run();
                    stored[0] = true;
                    return null;
                });
        return stored[0];
    }

    /** Forgets the mark and empties the slot. */
    public void remove(CacheKey key, Runnable empty) {
        marks.compute(
                key,
                (k, mark) -> {
                    empty.run();
                    return null;
                });
    }

    /** Forgets the marks of all keys that match. */
    public void forgetMatching(PathPattern pattern) {
        marks.keySet().removeIf(key -> pattern.matches(key.subject()));
    }

    /** Forgets the mark if it is still this one. */
    public void release(CacheKey key, Object token) {
        marks.computeIfPresent(key, (k, mark) -> mark == token ? null : mark);
    }
}
