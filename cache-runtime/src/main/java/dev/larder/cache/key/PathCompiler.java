package dev.larder.cache.key;

import dev.larder.cache.CacheConfigurationException;
import dev.larder.cache.grammar.Path;
import io.micronaut.core.annotation.Internal;
import io.micronaut.core.type.Argument;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
     * @param result the type of the content of what it returns: of the future, of the Mono, the
     *     list of what a publisher emits; an Optional in there stays, so that {@code result.empty}
     *     can be asked of it
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
        int parameter = parameterNamed(path.root());
        if (parameter < 0 && !path.fromResult()) {
            throw fail(
                    path,
                    "there is no parameter \"" + path.root() + "\". Write one of " + names() + ".");
        }
        Argument<?> type = parameter < 0 ? result : parameters[parameter];
        List<PathReader.Step> steps = new ArrayList<>();
        for (int i = 0; i < path.legs().size(); i++) {
            type = leg(path, i, type, steps);
        }
        return new PathReader(path, parameter, steps);
    }

    /** The type of what a path reaches; Object where introspections don't tell. */
    public Argument<?> typeOf(Path path) {
        int parameter = parameterNamed(path.root());
        Argument<?> type = parameter < 0 ? result : parameters[parameter];
        for (int i = 0; i < path.legs().size(); i++) {
            type = leg(path, i, type, new ArrayList<>());
        }
        return PropertySteps.content(type);
    }

    /** Adds the step of a leg, and answers the type behind it. */
    private Argument<?> leg(Path path, int leg, Argument<?> from, List<PathReader.Step> steps) {
        Path.Leg walked = path.legs().get(leg);
        int generated = legs.indexOf(path.textOf(leg));
        Argument<?> reached = from;
        if (factory != null && generated >= 0) {
            KeyFactory walk = factory;
            steps.add(value -> walk.step(generated, value));
            reached = typeIfKnown(walked, from);
        } else if (walked.properties().isEmpty()) {
            steps.add(value -> value);
        } else {
            List<PropertySteps.Read> reads = reads(path, walked, from);
            steps.add(value -> walk(reads, value));
            reached = reads.get(reads.size() - 1).type();
        }
        return walked.each() ? element(PropertySteps.content(reached)) : reached;
    }

    private List<PropertySteps.Read> reads(Path path, Path.Leg leg, Argument<?> from) {
        List<PropertySteps.Read> reads = new ArrayList<>();
        Argument<?> type = from;
        for (String property : leg.properties()) {
            try {
                reads.add(PropertySteps.of(type, property));
            } catch (IllegalArgumentException e) {
                throw fail(path, String.valueOf(e.getMessage()));
            }
            type = reads.get(reads.size() - 1).type();
        }
        return reads;
    }

    private static @Nullable Object walk(List<PropertySteps.Read> reads, @Nullable Object value) {
        Object at = KeyFactory.content(value);
        for (PropertySteps.Read read : reads) {
            if (at == null && !read.ofNull()) {
                return null;
            }
            at = read.from(at);
        }
        return at;
    }

    /**
     * The type behind a generated leg; the visitor needs no introspection, so it may be unknown.
     */
    private static Argument<?> typeIfKnown(Path.Leg leg, Argument<?> from) {
        Argument<?> type = from;
        for (String property : leg.properties()) {
            try {
                type = PropertySteps.of(type, property).type();
            } catch (IllegalArgumentException e) {
                return Argument.OBJECT_ARGUMENT;
            }
        }
        return type;
    }

    private static Argument<?> element(Argument<?> several) {
        return several.getType().isArray()
                ? Argument.of(several.getType().getComponentType())
                : several.getFirstTypeVariable().orElse(Argument.OBJECT_ARGUMENT);
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
