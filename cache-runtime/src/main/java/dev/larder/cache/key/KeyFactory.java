package dev.larder.cache.key;

import io.micronaut.core.annotation.Internal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the visitor generates for a cached method: its key from its arguments, and the walks along
 * the paths that its annotations name. Generated classes have a public constructor without
 * parameters and no state.
 */
@Internal
public abstract class KeyFactory {

    /**
     * The key of a call of a {@code @Cached} method, without ambient dimensions.
     *
     * @param owner whose entries they are; null for a shared address
     * @param arguments of the call, not changed and not kept
     */
    public abstract CacheKey key(
            @Nullable Object owner, @Nullable Object[] arguments, KeyParts parts);

    /** The legs that {@link #step} can walk, as {@code Path.textOf} writes them. */
    public abstract String[] legs();

    /** Walks a leg; null where a value on the way is null. */
    public abstract @Nullable Object step(int leg, @Nullable Object from);

    /** The content of an Optional, else the value itself. */
    public static @Nullable Object content(@Nullable Object value) {
        Object content = value;
        while (content instanceof Optional<?> optional) {
            content = optional.orElse(null);
        }
        return content;
    }

    /** Whether a collection, map, array or text has nothing in it, or there is none. */
    public static Object isEmpty(@Nullable Object value) {
        return value == null || Sizes.of(value) == 0;
    }

    /** How many elements, entries or characters a collection, map, array or text has. */
    public static Object size(Object value) {
        return (long) Sizes.of(value);
    }

    /** Whether an Optional held nothing. */
    public static Object isAbsent(@Nullable Object content) {
        return content == null;
    }

    /** Whether an Optional held something. */
    public static Object isPresent(@Nullable Object content) {
        return content != null;
    }
}
