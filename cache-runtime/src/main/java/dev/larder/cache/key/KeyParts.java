package dev.larder.cache.key;

import io.micronaut.core.annotation.Internal;
import io.micronaut.core.beans.BeanIntrospection;
import io.micronaut.core.beans.BeanIntrospector;
import io.micronaut.core.beans.BeanProperty;
import java.lang.reflect.Array;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.URI;
import java.net.URL;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.security.Principal;
import java.time.ZoneId;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalAmount;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Currency;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
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
        if (isScalar(type)) {
            return value -> value;
        }
        if (type == Raw.class) {
            return value -> canonical(((Raw) value).value());
        }
        if (type.isArray()) {
            return type == byte[].class ? v -> new Bytes(((byte[]) v).clone()) : this::array;
        }
        if (type.isRecord()) {
            return composite(type, recordReaders(type));
        }
        Function<Object, @Nullable Object> known = knownType(type);
        if (known != null) {
            return known;
        }
        if (!hasOwnEquals(type)) {
            return lenient ? Raw::new : KeyParts::refuse;
        }
        Optional<? extends BeanIntrospection<?>> introspection =
                BeanIntrospector.SHARED.findIntrospection(type);
        if (introspection.isPresent() && !introspection.get().getBeanProperties().isEmpty()) {
            return composite(type, beanReaders(introspection.get()));
        }
        return lenient ? Raw::new : Opaque::new;
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

    private static boolean isScalar(Class<?> type) {
        return type == Boolean.class
                || type == Character.class
                || type == Double.class
                || type == Float.class
                || type == BigDecimal.class
                || type == UUID.class
                || type == URI.class
                || type == Locale.class
                || type == Currency.class
                || type == Class.class
                || type == Bytes.class
                || type == Composite.class
                || type == Opaque.class
                || Enum.class.isAssignableFrom(type)
                || Charset.class.isAssignableFrom(type)
                || ZoneId.class.isAssignableFrom(type)
                || type.getName().startsWith("java.time.")
                        && (TemporalAccessor.class.isAssignableFrom(type)
                                || TemporalAmount.class.isAssignableFrom(type));
    }

    private @Nullable Function<Object, @Nullable Object> knownType(Class<?> type) {
        if (type == BigInteger.class) {
            return value -> integral((BigInteger) value);
        }
        if (Date.class.isAssignableFrom(type)) {
            return value -> ((Date) value).toInstant();
        }
        if (CharSequence.class.isAssignableFrom(type)
                || type == URL.class
                || Path.class.isAssignableFrom(type)) {
            return Object::toString;
        }
        if (InetAddress.class.isAssignableFrom(type)) {
            return value -> ((InetAddress) value).getHostAddress();
        }
        if (Principal.class.isAssignableFrom(type)) {
            return value -> ((Principal) value).getName();
        }
        if (CacheKey.class.isAssignableFrom(type)) {
            return value ->
                    value instanceof Key key
                            ? listOf(key.resolved(this).parts())
                            : ((CacheKey) value).text();
        }
        if (type == Optional.class) {
            return value -> canonical(((Optional<?>) value).orElse(null));
        }
        if (type == OptionalInt.class) {
            return value ->
                    ((OptionalInt) value).isPresent()
                            ? (Object) (long) ((OptionalInt) value).getAsInt()
                            : null;
        }
        if (type == OptionalLong.class) {
            return value ->
                    ((OptionalLong) value).isPresent()
                            ? (Object) ((OptionalLong) value).getAsLong()
                            : null;
        }
        if (type == OptionalDouble.class) {
            return value ->
                    ((OptionalDouble) value).isPresent()
                            ? (Object) ((OptionalDouble) value).getAsDouble()
                            : null;
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

    private static Object integral(BigInteger value) {
        return value.bitLength() < 64 ? (Object) value.longValue() : value;
    }

    private Function<Object, @Nullable Object> composite(
            Class<?> type, List<Function<Object, @Nullable Object>> readers) {
        String name = type.getName();
        return value -> {
            @Nullable Object[] parts = new Object[readers.size()];
            for (int i = 0; i < parts.length; i++) {
                parts[i] = canonical(readers.get(i).apply(value));
            }
            return new Composite(name, listOf(parts));
        };
    }

    private static List<Function<Object, @Nullable Object>> beanReaders(
            BeanIntrospection<?> introspection) {
        return introspection.getBeanProperties().stream()
                .filter(property -> !property.isWriteOnly())
                .sorted(Comparator.comparing(BeanProperty::getName))
                .map(KeyParts::reader)
                .toList();
    }

    @SuppressWarnings("unchecked")
    private static Function<Object, @Nullable Object> reader(BeanProperty<?, ?> property) {
        BeanProperty<Object, Object> read = (BeanProperty<Object, Object>) property;
        return read::get;
    }

    private static List<Function<Object, @Nullable Object>> recordReaders(Class<?> type) {
        Optional<? extends BeanIntrospection<?>> introspection =
                BeanIntrospector.SHARED.findIntrospection(type);
        List<Function<Object, @Nullable Object>> readers = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            Optional<? extends BeanProperty<?, ?>> property =
                    introspection.flatMap(i -> i.getProperty(component.getName()));
            readers.add(property.isPresent() ? reader(property.get()) : accessor(type, component));
        }
        return readers;
    }

    private static Function<Object, @Nullable Object> accessor(
            Class<?> type, RecordComponent component) {
        if (!component.getAccessor().trySetAccessible()) {
            throw new IllegalArgumentException(
                    type.getName()
                            + " as a key: its component "
                            + component.getName()
                            + " can't be read. Annotate the record with @Introspected.");
        }
        return value -> {
            try {
                return component.getAccessor().invoke(value);
            } catch (ReflectiveOperationException e) {
                throw new IllegalArgumentException(
                        type.getName() + " as a key: " + component.getName() + "() failed.", e);
            }
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

    /** Whether a part, or one inside it, has no text. */
    static boolean isOpaque(@Nullable Object part) {
        if (part instanceof Collection<?> several) {
            return several.stream().anyMatch(KeyParts::isOpaque);
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
