package dev.larder.cache.key;

import dev.larder.cache.CacheConfigurationException;
import dev.larder.cache.grammar.Path;
import io.micronaut.core.annotation.Internal;
import io.micronaut.core.beans.BeanIntrospector;
import io.micronaut.core.beans.BeanProperty;
import io.micronaut.core.type.Argument;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Turns the paths of one method into readers: through its generated factory where there is one,
 * else through bean introspections.
 */
@Internal
public final class PathCompiler {

    private final String method;
    private final Argument<?>[] parameters;
    private final Argument<?> result;
    private final @Nullable KeyFactory factory;
    private final List<String> legs;

    /**
     * For a method.
     *
     * @param method how messages name it
     * @param result the type of the content of what it returns
     * @param factory what the visitor generated, null without it
     */
    public PathCompiler(
            String method,
            Argument<?>[] parameters,
            Argument<?> result,
            @Nullable KeyFactory factory) {
        this.method = method;
        this.parameters = parameters;
        this.result = result;
        this.factory = factory;
        this.legs = factory == null ? List.of() : Arrays.asList(factory.legs());
    }

    /**
     * The reader of a path.
     *
     * @throws CacheConfigurationException if it names what is not there
     */
    public PathReader compile(Path path) {
        int parameter =
                path.fromResult() && parameterNamed(Path.RESULT) < 0
                        ? -1
                        : parameterNamed(path.root());
        if (parameter < 0 && !path.fromResult()) {
            throw fail(
                    path,
                    "there is no parameter \"" + path.root() + "\". Write one of " + names() + ".");
        }
        Argument<?> type = parameter < 0 ? result : parameters[parameter];
        List<PathReader.Step> steps = new ArrayList<>();
        for (int i = 0; i < path.legs().size(); i++) {
            steps.add(step(path, i, type));
            type = after(path.legs().get(i), type, path);
        }
        return new PathReader(path, parameter, steps);
    }

    /** The type of what a path reaches; Object where only the generated factory can walk it. */
    public Argument<?> typeOf(Path path) {
        int parameter = parameterNamed(path.root());
        Argument<?> type = parameter < 0 ? result : parameters[parameter];
        for (Path.Leg leg : path.legs()) {
            type = after(leg, type, path);
        }
        return type;
    }

    private PathReader.Step step(Path path, int leg, Argument<?> from) {
        if (path.legs().get(leg).properties().isEmpty()) {
            return value -> value;
        }
        int generated = legs.indexOf(path.textOf(leg));
        if (factory != null && generated >= 0) {
            KeyFactory walk = factory;
            return value -> walk.step(generated, value);
        }
        return introspected(path, path.legs().get(leg), from);
    }

    private PathReader.Step introspected(Path path, Path.Leg leg, Argument<?> from) {
        List<PathReader.Step> steps = new ArrayList<>();
        Argument<?> type = content(from);
        for (String property : leg.properties()) {
            steps.add(property(path, type, property));
            type = content(typeOf(path, type, property));
        }
        return value -> {
            Object at = KeyFactory.content(value);
            for (PathReader.Step step : steps) {
                at = at == null ? null : KeyFactory.content(step.apply(at));
            }
            return at;
        };
    }

    private PathReader.Step property(Path path, Argument<?> type, String property) {
        if (isSized(type.getType()) && property.equals("empty")) {
            return value -> isEmpty(value);
        }
        BeanProperty<Object, Object> read = find(path, type, property);
        return read::get;
    }

    private Argument<?> after(Path.Leg leg, Argument<?> from, Path path) {
        Argument<?> type = content(from);
        for (String property : leg.properties()) {
            type = content(typeOf(path, type, property));
        }
        if (!leg.each()) {
            return type;
        }
        if (type.getType().isArray()) {
            return Argument.of(type.getType().getComponentType());
        }
        return content(type.getFirstTypeVariable().orElse(Argument.OBJECT_ARGUMENT));
    }

    private Argument<?> typeOf(Path path, Argument<?> type, String property) {
        if (isSized(type.getType()) && property.equals("empty")) {
            return Argument.of(boolean.class);
        }
        if (factory != null
                && BeanIntrospector.SHARED.findIntrospection(type.getType()).isEmpty()) {
            return Argument.OBJECT_ARGUMENT;
        }
        return find(path, type, property).asArgument();
    }

    @SuppressWarnings("unchecked")
    private BeanProperty<Object, Object> find(Path path, Argument<?> type, String property) {
        var introspection =
                BeanIntrospector.SHARED
                        .findIntrospection(type.getType())
                        .orElseThrow(
                                () ->
                                        fail(
                                                path,
                                                type.getType().getName()
                                                        + " has no bean introspection. Annotate it with @Introspected, or add"
                                                        + " larder-cache-annotations to the annotation processors."));
        return (BeanProperty<Object, Object>)
                introspection
                        .getProperty(property)
                        .filter(p -> !p.isWriteOnly())
                        .orElseThrow(
                                () ->
                                        fail(
                                                path,
                                                type.getType().getName()
                                                        + " has no property \""
                                                        + property
                                                        + "\"."));
    }

    private static boolean isSized(Class<?> type) {
        return Collection.class.isAssignableFrom(type)
                || Map.class.isAssignableFrom(type)
                || CharSequence.class.isAssignableFrom(type);
    }

    private static boolean isEmpty(@Nullable Object value) {
        if (value instanceof Collection<?> several) {
            return several.isEmpty();
        }
        return value instanceof Map<?, ?> map
                ? map.isEmpty()
                : value instanceof CharSequence text && text.isEmpty();
    }

    private static Argument<?> content(Argument<?> type) {
        return type.getType() == Optional.class
                ? type.getFirstTypeVariable().orElse(Argument.OBJECT_ARGUMENT)
                : type;
    }

    private int parameterNamed(String name) {
        for (int i = 0; i < parameters.length; i++) {
            if (parameters[i].getName().equals(name)) {
                return i;
            }
        }
        return -1;
    }

    private String names() {
        return Arrays.stream(parameters).map(Argument::getName).toList().toString();
    }

    private CacheConfigurationException fail(Path path, String reason) {
        return new CacheConfigurationException(method + ": \"" + path.text() + "\": " + reason);
    }
}
