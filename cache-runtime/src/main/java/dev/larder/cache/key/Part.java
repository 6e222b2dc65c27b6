package dev.larder.cache.key;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What canonical forms are made of where no type of Java's own will do. */
final class Part {

    private Part() {}

    /** Whether a part, or one inside it, has no text. */
    static boolean isOpaque(@Nullable Object part) {
        if (part instanceof Collection<?> several) {
            return several.stream().anyMatch(Part::isOpaque);
        }
        if (part instanceof Map<?, ?> map) {
            return isOpaque(map.keySet()) || isOpaque(map.values());
        }
        return part instanceof Opaque
                || part instanceof Raw
                || part instanceof Composite composite && isOpaque(composite.parts());
    }

    /** Bytes compared by content. */
    record Bytes(byte[] bytes) {
        @Override
        public boolean equals(@Nullable Object o) {
            return o instanceof Bytes other && Arrays.equals(bytes, other.bytes);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(bytes);
        }
    }

    /** A record or a bean, as its type and its properties. */
    record Composite(String type, List<@Nullable Object> parts) {}

    /** A value with equals of its own that nobody can read: it serves in memory and has no text. */
    record Opaque(Object value) {}

    /** A value for which an encoder may be found when the key is used. */
    record Raw(Object value) {}
}
