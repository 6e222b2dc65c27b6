package dev.larder.cache.key;

import org.jspecify.annotations.Nullable;

/**
 * How values of a foreign type enter keys. A bean; it serves its type and the subtypes that have no
 * encoder of their own.
 */
@FunctionalInterface
public interface KeyEncoder<T> {

    /** What stands for the value: a text, a number, or a list, map or record of such. */
    @Nullable Object encode(T value);
}
