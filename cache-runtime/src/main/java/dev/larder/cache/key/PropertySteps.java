package dev.larder.cache.key;

import io.micronaut.core.beans.BeanIntrospector;
import io.micronaut.core.beans.BeanProperty;
import io.micronaut.core.type.Argument;
import io.micronaut.core.type.GenericPlaceholder;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads properties through bean introspections, and {@code empty}, {@code size} and {@code present}
 * where the visitor's code reads them too.
 */
final class PropertySteps {

    /**
     * How one property is read.
     *
     * @param type what it gives
     * @param ofNull whether it has an answer where there is no value
     */
    record Read(Argument<?> type, PathReader.Step step, boolean ofNull) {

        /** From a value to the content of its property. */
        @Nullable Object from(@Nullable Object value) {
            return value == null && !ofNull ? null : KeyFactory.content(step.apply(value));
        }
    }

    private PropertySteps() {}

    /**
     * How a property of a type is read.
     *
     * @throws IllegalArgumentException with the reason and the fix, if the type has none
     */
    static Read of(Argument<?> type, String property) {
        Argument<?> content = content(type);
        boolean optional = type.getType() == Optional.class;
        if (Sizes.has(content.getType()) && property.equals("empty")) {
            return new Read(Argument.of(boolean.class), KeyFactory::isEmpty, optional);
        }
        if (Sizes.has(content.getType()) && property.equals("size")) {
            return new Read(Argument.of(long.class), PropertySteps::size, false);
        }
        Optional<BeanProperty<Object, Object>> read = find(content, property);
        if (read.isPresent()) {
            return new Read(resolved(read.get().asArgument(), content), read.get()::get, false);
        }
        if (optional && property.equals("empty")) {
            return new Read(Argument.of(boolean.class), KeyFactory::isAbsent, true);
        }
        if (optional && property.equals("present")) {
            return new Read(Argument.of(boolean.class), KeyFactory::isPresent, true);
        }
        if (content.getType() == Object.class) {
            return new Read(Argument.OBJECT_ARGUMENT, value -> ofItsOwn(value, property), false);
        }
        throw new IllegalArgumentException(missing(content, property));
    }

    /** Reads what only the class of the value tells: nothing is declared, or a type variable. */
    private static @Nullable Object ofItsOwn(@Nullable Object value, String property) {
        return value == null
                ? null
                : of(Argument.of(value.getClass()), property).step().apply(value);
    }

    /** What an Optional holds, else the type itself. */
    static Argument<?> content(Argument<?> type) {
        return type.getType() == Optional.class
                ? content(type.getFirstTypeVariable().orElse(Argument.OBJECT_ARGUMENT))
                : type;
    }

    /** The type of a property, with the type variables of its bean replaced. */
    private static Argument<?> resolved(Argument<?> property, Argument<?> bean) {
        if (property instanceof GenericPlaceholder<?> variable) {
            return bean.getTypeVariables()
                    .getOrDefault(variable.getVariableName(), Argument.OBJECT_ARGUMENT);
        }
        Argument<?>[] inner = property.getTypeParameters();
        if (inner.length == 0 || bean.getTypeVariables().isEmpty()) {
            return property;
        }
        Argument<?>[] resolved = new Argument<?>[inner.length];
        for (int i = 0; i < inner.length; i++) {
            Argument<?> value = resolved(inner[i], bean);
            resolved[i] =
                    Argument.of(value.getType(), inner[i].getName(), value.getTypeParameters());
        }
        return Argument.of(property.getType(), resolved);
    }

    @SuppressWarnings("unchecked")
    private static Optional<BeanProperty<Object, Object>> find(Argument<?> type, String property) {
        return BeanIntrospector.SHARED
                .findIntrospection(type.getType())
                .flatMap(introspection -> introspection.getProperty(property))
                .filter(p -> !p.isWriteOnly())
                .map(p -> (BeanProperty<Object, Object>) p);
    }

    private static String missing(Argument<?> type, String property) {
        String name = type.getType().getName();
        return BeanIntrospector.SHARED.findIntrospection(type.getType()).isPresent()
                ? name + " has no property \"" + property + "\"."
                : name
                        + " has no bean introspection. Annotate it with @Introspected, or add"
                        + " larder-cache-annotations to the annotation processors.";
    }

    private static @Nullable Object size(@Nullable Object value) {
        return value == null ? null : KeyFactory.size(value);
    }
}
