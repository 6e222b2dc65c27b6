package dev.larder.cache.key;

import io.micronaut.core.annotation.Internal;
import io.micronaut.core.beans.BeanIntrospection;
import io.micronaut.core.beans.BeanIntrospector;
import java.lang.reflect.Array;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Turns values into the canonical, immutable parts of keys: what is the same address becomes equal
 * here, whatever its type was, and later changes of the value don't reach the key.
 */
@Internal
public final class KeyParts {

    private static final KeyParts PLAIN = new KeyParts(Map.of(), true);
    private static final Object[] NOTHING = {};

    private final Map<Class<?>, KeyEncoder<?>> encoders;
    private final boolean lenient;
    private final Map<Class<?>, Function<Object, @Nullable Object>> forms =
            new ConcurrentHashMap<>();

    /** With the encoders of the application, by the type that they serve. */
    public KeyParts(Map<Class<?>, KeyEncoder<?>> encoders) {
        this(encoders, false);
    }

    private KeyParts(Map<Class<?>, KeyEncoder<?>> encoders, boolean lenient) {
        this.encoders = Map.copyOf(encoders);
        this.lenient = lenient;
    }

    /** Without encoders: what would need one is kept until a key is used. */
    static KeyParts withoutEncoders() {
        return PLAIN;
    }

    /** The key of values. */
    public CacheKey key(@Nullable Object owner, @Nullable Object a) {
        return Key.of(owner, canonical(a));
    }

    /** The key of values. */
    public CacheKey key(@Nullable Object owner, @Nullable Object a, @Nullable Object b) {
        return Key.of(owner, canonical(a), canonical(b));
    }

    /** The key of values; the array is not kept. */
    public Key key(@Nullable Object owner, @Nullable Object[] values) {
        @Nullable Object[] parts = new Object[values.length];
        for (int i = 0; i < values.length; i++) {
            parts[i] = canonical(values[i]);
        }
        return Key.of(owner, parts);
    }

    /** The key of no values. */
    public static CacheKey made(@Nullable Object owner) {
        return Key.of(owner, NOTHING);
    }

    /** The key of a value that is canonical already. */
    public static CacheKey made(@Nullable Object owner, @Nullable Object a) {
        return Key.of(owner, a);
    }

    /** The key of values that are canonical already. */
    public static CacheKey made(@Nullable Object owner, @Nullable Object a, @Nullable Object b) {
        return Key.of(owner, a, b);
    }

    /** The key of values that are canonical already; the array is kept. */
    public static CacheKey made(@Nullable Object owner, @Nullable Object[] parts) {
        return Key.of(owner, parts);
    }

    /** The canonical form of an int, a short, a byte, or null. */
    public static @Nullable Object integral(@Nullable Object number) {
        return number == null ? null : (Object) ((Number) number).longValue();
    }

    /** The address that a key of the manual API names. */
    public CacheKey address(@Nullable Object key) {
        if (key instanceof Key made) {
            return made.resolved(this);
        }
        return key instanceof CacheKey own ? own : Key.of(null, canonical(key));
    }

    /** A key that was built, as one of an owner: apart from equal keys of others. */
    public CacheKey owned(Object owner, CacheKey built) {
        if (built instanceof Key made) {
            Key resolved = made.resolved(this);
            return resolved.owner == null ? Key.of(owner, resolved.parts()) : resolved;
        }
        return Key.of(owner, built.text());
    }

    /**
     * The canonical form of a value.
     *
     * @throws IllegalArgumentException if the value has no stable identity
     */
    public @Nullable Object canonical(@Nullable Object value) {
        if (value == null || value instanceof String || value instanceof Long) {
            return value;
        }
        if (value instanceof Integer || value instanceof Short || value instanceof Byte) {
            return ((Number) value).longValue();
        }
        return form(value.getClass()).apply(value);
    }

    private Function<Object, @Nullable Object> form(Class<?> type) {
        Function<Object, @Nullable Object> form = forms.get(type);
        if (form == null) {
            form = choose(type);
            forms.put(type, form);
        }
        return form;
    }

    private Function<Object, @Nullable Object> choose(Class<?> type) {
        KeyEncoder<?> encoder = encoderOf(type);
        if (encoder != null) {
            @SuppressWarnings("unchecked")
            KeyEncoder<Object> encode = (KeyEncoder<Object>) encoder;
            return value -> canonical(encode.encode(value));
        }
        if (Scalars.isScalar(type)) {
            return value -> value;
        }
        if (type == Part.Raw.class) {
            return value -> canonical(((Part.Raw) value).value());
        }
        if (type.isArray()) {
            return type == byte[].class ? v -> new Part.Bytes(((byte[]) v).clone()) : this::array;
        }
        if (type.isRecord()) {
            return composite(type, Properties.ofRecord(type));
        }
        Function<Object, @Nullable Object> simple = Scalars.form(type);
        Function<Object, @Nullable Object> known = simple == null ? knownType(type) : simple;
        if (known != null) {
            return known;
        }
        if (!hasOwnEquals(type)) {
            return lenient ? Part.Raw::new : KeyParts::refuse;
        }
        Optional<? extends BeanIntrospection<?>> introspection =
                BeanIntrospector.SHARED.findIntrospection(type);
        if (introspection.isPresent() && !introspection.get().getBeanProperties().isEmpty()) {
            return composite(type, Properties.ofBean(introspection.get()));
        }
        return lenient ? Part.Raw::new : Part.Opaque::new;
    }

    private @Nullable KeyEncoder<?> encoderOf(Class<?> type) {
        return encoders.entrySet().stream()
                .filter(e -> e.getKey().isAssignableFrom(type))
                .min(Comparator.comparingInt(e -> distance(type, e.getKey())))
                .map(Map.Entry::getValue)
                .orElse(null);
    }

    /** How far up a served type stands: the nearest class wins over interfaces. */
    private static int distance(Class<?> type, Class<?> served) {
        int steps = 0;
        for (Class<?> c = type; c != null; c = c.getSuperclass(), steps++) {
            if (c == served) {
                return steps;
            }
            for (Class<?> direct : c.getInterfaces()) {
                if (served.isAssignableFrom(direct)) {
                    return 100 + steps;
                }
            }
        }
        return 1000;
    }

    private @Nullable Function<Object, @Nullable Object> knownType(Class<?> type) {
        if (CacheKey.class.isAssignableFrom(type)) {
            return value ->
                    value instanceof Key key
                            ? listOf(key.resolved(this).parts())
                            : ((CacheKey) value).text();
        }
        if (type == Optional.class) {
            return value -> canonical(((Optional<?>) value).orElse(null));
        }
        if (Set.class.isAssignableFrom(type)) {
            return this::set;
        }
        if (Collection.class.isAssignableFrom(type)) {
            return value -> listOf(canonicalAll(((Collection<?>) value).toArray()));
        }
        return Map.class.isAssignableFrom(type) ? this::map : null;
    }

    private @Nullable Object[] canonicalAll(@Nullable Object[] values) {
        @Nullable Object[] parts = new Object[values.length];
        for (int i = 0; i < values.length; i++) {
            parts[i] = canonical(values[i]);
        }
        return parts;
    }

    private static List<@Nullable Object> listOf(@Nullable Object[] parts) {
        return Collections.unmodifiableList(Arrays.asList(parts));
    }

    private Object array(Object value) {
        @Nullable Object[] parts = new Object[Array.getLength(value)];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = canonical(Array.get(value, i));
        }
        return listOf(parts);
    }

    private Object set(Object value) {
        Set<@Nullable Object> parts = new HashSet<>();
        ((Set<?>) value).forEach(v -> parts.add(canonical(v)));
        return Collections.unmodifiableSet(parts);
    }

    private Object map(Object value) {
        Map<@Nullable Object, @Nullable Object> parts = new HashMap<>();
        ((Map<?, ?>) value).forEach((k, v) -> parts.put(canonical(k), canonical(v)));
        return Collections.unmodifiableMap(parts);
    }

    private Function<Object, @Nullable Object> composite(
            Class<?> type, List<Function<Object, @Nullable Object>> readers) {
        String name = type.getName();
        return value -> {
            @Nullable Object[] parts = new Object[readers.size()];
            for (int i = 0; i < parts.length; i++) {
                parts[i] = canonical(readers.get(i).apply(value));
            }
            return new Part.Composite(name, listOf(parts));
        };
    }

    private static boolean hasOwnEquals(Class<?> type) {
        try {
            return type.getMethod("equals", Object.class).getDeclaringClass() != Object.class;
        } catch (NoSuchMethodException e) {
            return false;
        }
    }

    private static Object refuse(Object value) {
        throw new IllegalArgumentException(
                value.getClass().getName()
                        + " as a key has no stable identity: no equals of its own. Make it a record, name its"
                        + " properties in the key, or define a KeyEncoder<"
                        + value.getClass().getSimpleName()
                        + "> bean.");
    }
}
