package dev.larder.cache.key;

import io.micronaut.core.beans.BeanIntrospection;
import io.micronaut.core.beans.BeanIntrospector;
import io.micronaut.core.beans.BeanProperty;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the properties of which a record or a bean consists in a key. */
final class Properties {

    private Properties() {}

    /** Those of a bean, by name. */
    static List<Function<Object, @Nullable Object>> ofBean(BeanIntrospection<?> introspection) {
        return introspection.getBeanProperties().stream()
                .filter(property -> !property.isWriteOnly())
                .sorted(Comparator.comparing(BeanProperty::getName))
                .map(Properties::reader)
                .toList();
    }

    @SuppressWarnings("unchecked")
    private static Function<Object, @Nullable Object> reader(BeanProperty<?, ?> property) {
        BeanProperty<Object, Object> read = (BeanProperty<Object, Object>) property;
        return read::get;
    }

    /** The components of a record, as they stand. */
    static List<Function<Object, @Nullable Object>> ofRecord(Class<?> type) {
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
}
