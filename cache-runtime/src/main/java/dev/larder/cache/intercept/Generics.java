package dev.larder.cache.intercept;

import io.micronaut.core.type.Argument;
import io.micronaut.core.type.GenericPlaceholder;
import io.micronaut.inject.BeanDefinition;
import java.lang.reflect.TypeVariable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the type variables of an inherited method stand for in a bean. */
final class Generics {

    private final Map<String, Argument<?>> variables;

    private Generics(Map<String, Argument<?>> variables) {
        this.variables = variables;
    }

    /**
     * Of a method that a type declares.
     *
     * @param bean null where it isn't known
     */
    static Generics of(@Nullable BeanDefinition<?> bean, Class<?> declaring) {
        Map<String, Argument<?>> variables = new HashMap<>();
        if (bean != null) {
            TypeVariable<?>[] names = declaring.getTypeParameters();
            List<Argument<?>> values = bean.getTypeArguments(declaring);
            for (int i = 0; i < Math.min(names.length, values.size()); i++) {
                variables.put(names[i].getName(), values.get(i));
            }
        }
        return new Generics(variables);
    }

    /** The type with its variables replaced. */
    Argument<?> resolved(Argument<?> type) {
        if (type instanceof GenericPlaceholder<?> variable) {
            Argument<?> value = variables.get(variable.getVariableName());
            return value == null || value instanceof GenericPlaceholder<?> ? type : value;
        }
        Argument<?>[] inner = type.getTypeParameters();
        if (inner.length == 0 || variables.isEmpty()) {
            return type;
        }
        Argument<?>[] resolved = new Argument<?>[inner.length];
        for (int i = 0; i < inner.length; i++) {
            Argument<?> value = resolved(inner[i]);
            resolved[i] =
                    Argument.of(value.getType(), inner[i].getName(), value.getTypeParameters());
        }
        return Argument.of(type.getType(), type.getName(), type.getAnnotationMetadata(), resolved);
    }

    /** The parameters of a method, resolved. */
    Argument<?>[] resolved(Argument<?>[] parameters) {
        Argument<?>[] resolved = new Argument<?>[parameters.length];
        for (int i = 0; i < resolved.length; i++) {
            Argument<?> value = resolved(parameters[i]);
            resolved[i] =
                    Argument.of(
                            value.getType(),
                            parameters[i].getName(),
                            parameters[i].getAnnotationMetadata(),
                            value.getTypeParameters());
        }
        return resolved;
    }
}
