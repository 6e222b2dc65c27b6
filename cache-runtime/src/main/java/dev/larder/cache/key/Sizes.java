package dev.larder.cache.key;

import java.lang.reflect.Array;
import java.util.Collection;
import java.util.Map;

/** The values that have a size, and so the properties {@code empty} and {@code size}. */
final class Sizes {

    private Sizes() {}

    static boolean has(Class<?> type) {
        return type.isArray()
                || Collection.class.isAssignableFrom(type)
                || Map.class.isAssignableFrom(type)
                || CharSequence.class.isAssignableFrom(type);
    }

    static int of(Object value) {
        if (value instanceof Collection<?> several) {
            return several.size();
        }
        if (value instanceof Map<?, ?> map) {
            return map.size();
        }
        return value instanceof CharSequence text ? text.length() : Array.getLength(value);
    }
}
