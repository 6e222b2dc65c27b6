package dev.larder.cache.backend.memory;

import dev.larder.cache.entry.Entry;
import dev.larder.cache.entry.ValueType;
import io.micronaut.core.type.Argument;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Keeps values as bytes and hands out a new object each time, so that nobody can change what others
 * get. Values that can't change are handed out as they are.
 */
final class Copies {

    private static final Set<Class<?>> UNCHANGEABLE =
            Set.of(
                    String.class,
                    Boolean.class,
                    Character.class,
                    Byte.class,
                    Short.class,
                    Integer.class,
                    Long.class,
                    Float.class,
                    Double.class,
                    java.math.BigDecimal.class,
                    java.math.BigInteger.class,
                    java.util.UUID.class);

    /** What stands for a value that can change. */
    private record Encoded(byte[] bytes, ValueType type) {}

    /** The entry as it is kept; null if its value can't be written. */
    @Nullable Entry in(Entry entry, ValueType type) {
        Object value = entry.value();
        if (value == null || unchangeable(value)) {
            return entry;
        }
        try {
            return new Entry(
                    new Encoded(encode(value, type), type),
                    entry.lifetime(),
                    entry.tags(),
                    entry.copyUntil());
        } catch (IOException | RuntimeException e) {
            return null;
        }
    }

    /** The entry as it is handed out; null if its value can't be read any more. */
    @Nullable Entry out(Entry entry) {
        if (!(entry.value() instanceof Encoded encoded)) {
            return entry;
        }
        try {
            Object value =
                    encoded.type().codec().decode(encoded.type().argument(), encoded.bytes());
            return new Entry(value, entry.lifetime(), entry.tags(), entry.copyUntil());
        } catch (IOException | RuntimeException e) {
            return null;
        }
    }

    @SuppressWarnings("unchecked")
    private static byte[] encode(Object value, ValueType type) throws IOException {
        return type.codec().encode((Argument<Object>) type.argument(), value);
    }

    private static boolean unchangeable(Object value) {
        return UNCHANGEABLE.contains(value.getClass())
                || value instanceof Enum
                || value.getClass().getName().startsWith("java.time.");
    }
}
