package dev.larder.cache.entry.json;

import io.micronaut.core.beans.BeanIntrospection;
import io.micronaut.core.beans.BeanIntrospector;
import io.micronaut.core.beans.BeanProperty;
import io.micronaut.core.reflect.ReflectionUtils;
import io.micronaut.core.type.Argument;
import java.lang.reflect.Modifier;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalAmount;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.UUID;

/**
 * Types that say all about their values: nothing in them can be of a subclass, and each property is
 * written and set again.
 */
final class ExactTypes {

    private static final Set<Class<?>> SCALARS =
            Set.of(
                    Boolean.class,
                    Byte.class,
                    Short.class,
                    Integer.class,
                    Long.class,
                    Float.class,
                    Double.class,
                    Character.class,
                    String.class,
                    BigDecimal.class,
                    BigInteger.class,
                    UUID.class,
                    URI.class,
                    Currency.class,
                    OptionalInt.class,
                    OptionalLong.class,
                    OptionalDouble.class);

    private static final Set<Class<?>> CONTAINERS =
            Set.of(
                    List.class,
                    Set.class,
                    SortedSet.class,
                    Map.class,
                    SortedMap.class,
                    Optional.class);

    private static final String SERDE = "io.micronaut.serde.config.annotation.SerdeConfig";
    private static final List<String> LEFT_OUT =
            List.of(
                    "ignored",
                    "ignoredSerialization",
                    "ignoredDeserialization",
                    "readOnly",
                    "writeOnly");

    private ExactTypes() {}

    static boolean isExact(Argument<?> type) {
        return isExact(type, new HashSet<>());
    }

    private static boolean isExact(Argument<?> type, Set<Class<?>> above) {
        Class<?> raw = ReflectionUtils.getWrapperType(type.getType());
        if (raw.isArray()) {
            return isExact(Argument.of(raw.getComponentType()), above);
        }
        if (CONTAINERS.contains(raw)) {
            return type.getTypeParameters().length > 0
                    && List.of(type.getTypeParameters()).stream().allMatch(p -> isExact(p, above));
        }
        return SCALARS.contains(raw) || raw.isEnum() || isTime(raw) || isExactBean(raw, above);
    }

    private static boolean isTime(Class<?> raw) {
        return raw.getName().startsWith("java.time.")
                && Modifier.isFinal(raw.getModifiers())
                && (TemporalAccessor.class.isAssignableFrom(raw)
                        || TemporalAmount.class.isAssignableFrom(raw));
    }

    private static boolean isExactBean(Class<?> raw, Set<Class<?>> above) {
        if (!Modifier.isFinal(raw.getModifiers())) {
            return false;
        }
        Optional<? extends BeanIntrospection<?>> introspection =
                BeanIntrospector.SHARED.findIntrospection(raw);
        if (introspection.isEmpty()) {
            return false;
        }
        if (!above.add(raw)) {
            return true;
        }
        for (BeanProperty<?, ?> property : introspection.get().getBeanProperties()) {
            if (isLeftOut(property) || !isExact(property.asArgument(), above)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isLeftOut(BeanProperty<?, ?> property) {
        return !property.hasSetterOrConstructorArgument()
                || property.isWriteOnly()
                || LEFT_OUT.stream()
                        .anyMatch(member -> property.booleanValue(SERDE, member).orElse(false));
    }
}
