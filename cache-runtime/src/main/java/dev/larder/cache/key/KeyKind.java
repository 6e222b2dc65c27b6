package dev.larder.cache.key;

import io.micronaut.core.reflect.ReflectionUtils;
import io.micronaut.core.type.Argument;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The kinds of the values that make a key, as far as types tell: integral numbers are one kind,
 * texts are one. Types that become something else in a key fit any.
 */
public record KeyKind(List<Class<?>> parts) {

    private static final Set<Class<?>> INTEGRAL =
            Set.of(Byte.class, Short.class, Integer.class, Long.class, java.math.BigInteger.class);
    private static final Set<Class<?>> PLAIN =
            Set.of(
                    Boolean.class,
                    Character.class,
                    Double.class,
                    Float.class,
                    BigDecimal.class,
                    UUID.class);

    /** The kind of keys with values of these types. */
    public static KeyKind ofTypes(List<? extends Argument<?>> types) {
        return new KeyKind(types.stream().<Class<?>>map(KeyKind::kind).toList());
    }

    /** The kind of a key, by its values; empty where it was not made of values. */
    public static Optional<KeyKind> of(CacheKey key) {
        if (!(key instanceof Key made)) {
            return Optional.empty();
        }
        @Nullable Object[] parts = made.parts();
        Class<?>[] kinds = new Class<?>[parts.length];
        for (int i = 0; i < kinds.length; i++) {
            kinds[i] = parts[i] == null ? Object.class : kind(parts[i].getClass());
        }
        return Optional.of(new KeyKind(List.of(kinds)));
    }

    /** Whether a key of this kind may be one of the other. */
    public boolean fits(KeyKind other) {
        if (parts.size() != other.parts.size()) {
            return false;
        }
        for (int i = 0; i < parts.size(); i++) {
            Class<?> mine = parts.get(i);
            Class<?> theirs = other.parts.get(i);
            if (mine != theirs && plain(mine) && plain(theirs)) {
                return false;
            }
        }
        return true;
    }

    private static Class<?> kind(Argument<?> argument) {
        return argument.getType() == Optional.class
                ? argument.getFirstTypeVariable().<Class<?>>map(KeyKind::kind).orElse(Object.class)
                : kind(argument.getType());
    }

    private static Class<?> kind(Class<?> declared) {
        Class<?> type = ReflectionUtils.getWrapperType(declared);
        if (INTEGRAL.contains(type)) {
            return Long.class;
        }
        if (CharSequence.class.isAssignableFrom(type)) {
            return String.class;
        }
        if (type.isEnum() || type.getSuperclass() != null && type.getSuperclass().isEnum()) {
            return type.isEnum() ? type : type.getSuperclass();
        }
        return type;
    }

    private static boolean plain(Class<?> type) {
        return type == Long.class
                || type == String.class
                || type.isEnum()
                || PLAIN.contains(type)
                || type.getName().startsWith("java.time.");
    }

    @Override
    public String toString() {
        return parts.stream().map(Class::getSimpleName).collect(Collectors.joining(", ", "[", "]"));
    }
}
