package dev.larder.cache.entry.json;

import io.micronaut.core.type.Argument;
import java.lang.reflect.TypeVariable;

/**
 * Types whose type arguments have the names of the variables that they stand for: by these names
 * the type of a generic property is found. Arguments that are put together by hand often lack them.
 */
final class NamedVariables {

    private NamedVariables() {}

    static <T> Argument<T> in(Argument<T> type) {
        Argument<?>[] given = type.getTypeParameters();
        TypeVariable<?>[] variables = type.getType().getTypeParameters();
        if (given.length == 0 || given.length != variables.length) {
            return type;
        }
        Argument<?>[] named = new Argument<?>[given.length];
        for (int i = 0; i < given.length; i++) {
            named[i] = named(given[i], variables[i].getName());
        }
        return Argument.of(type.getType(), type.getName(), type.getAnnotationMetadata(), named);
    }

    private static <T> Argument<T> named(Argument<T> type, String variable) {
        return Argument.of(
                type.getType(),
                variable,
                type.getAnnotationMetadata(),
                in(type).getTypeParameters());
    }
}
