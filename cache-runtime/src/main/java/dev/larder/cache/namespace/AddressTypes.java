package dev.larder.cache.namespace;

import dev.larder.cache.CacheConfigurationException;
import dev.larder.cache.key.KeyKind;
import io.micronaut.core.reflect.ReflectionUtils;
import io.micronaut.core.type.Argument;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Which kinds of keys the addresses of a namespace have, and which type of value is under each. */
public final class AddressTypes {

    private record Declared(Argument<?> value, String by) {}

    private final String namespace;
    private final Map<KeyKind, Declared> kinds = new ConcurrentHashMap<>();

    AddressTypes(String namespace) {
        this.namespace = namespace;
    }

    /**
     * Declares what is under a kind of key.
     *
     * @param by who declares it, for messages
     * @throws CacheConfigurationException if another declares another type of value
     */
    public void declare(KeyKind kind, Argument<?> value, String by) {
        Declared there = kinds.putIfAbsent(kind, new Declared(value, by));
        if (there != null && !sameType(there.value(), value)) {
            throw new CacheConfigurationException(
                    namespace
                            + kind
                            + " holds "
                            + there.value().getTypeString(false)
                            + " for "
                            + there.by()
                            + " and "
                            + value.getTypeString(false)
                            + " for "
                            + by
                            + ". Give one of them another namespace.");
        }
    }

    /** The type of what is under a kind of key; null where nobody has declared it. */
    public @Nullable Argument<?> find(KeyKind kind) {
        Declared exact = kinds.get(kind);
        if (exact != null) {
            return exact.value();
        }
        return kinds.entrySet().stream()
                .filter(declared -> declared.getKey().fits(kind))
                .findFirst()
                .map(declared -> declared.getValue().value())
                .orElse(null);
    }

    /**
     * Checks a key given by hand.
     *
     * @throws IllegalArgumentException if the namespace is known to have keys of other kinds only
     */
    public void check(KeyKind kind) {
        Set<KeyKind> known = kinds.keySet();
        if (!known.isEmpty() && known.stream().noneMatch(kind::fits)) {
            throw new IllegalArgumentException(
                    "Namespace \""
                            + namespace
                            + "\" has keys of "
                            + known
                            + ", not of "
                            + kind
                            + ".");
        }
    }

    /**
     * Checks what a cache by hand keeps under a key.
     *
     * @throws IllegalArgumentException if the namespace has keys of other kinds only, or a method
     *     keeps something else there
     */
    public void check(KeyKind kind, Argument<?> value) {
        check(kind);
        Declared there = kinds.get(kind);
        if (there != null && !mayBe(there.value(), value)) {
            throw new IllegalArgumentException(
                    namespace
                            + kind
                            + " holds "
                            + there.value().getTypeString(false)
                            + " for "
                            + there.by()
                            + ", not "
                            + value.getTypeString(false)
                            + ". Give the cache the type of its values, or another namespace.");
        }
    }

    private static boolean mayBe(Argument<?> a, Argument<?> b) {
        Class<?> one = ReflectionUtils.getWrapperType(a.getType());
        Class<?> other = ReflectionUtils.getWrapperType(b.getType());
        boolean generic = a.getTypeParameters().length > 0 && b.getTypeParameters().length > 0;
        return one == other
                ? !generic || a.equalsType(b)
                : one.isAssignableFrom(other) || other.isAssignableFrom(one);
    }

    private static boolean sameType(Argument<?> a, Argument<?> b) {
        Class<?> boxed = ReflectionUtils.getWrapperType(a.getType());
        return boxed == ReflectionUtils.getWrapperType(b.getType())
                && (a.getTypeParameters().length == 0 || a.equalsType(b));
    }
}
