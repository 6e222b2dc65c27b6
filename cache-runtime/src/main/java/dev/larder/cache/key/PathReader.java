package dev.larder.cache.key;

import dev.larder.cache.grammar.Path;
import io.micronaut.core.annotation.Internal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Reads the values that a path names from a call's arguments, or from its result. */
@Internal
public final class PathReader {

    /** Walks one leg: from the value before it to what it reaches. */
    @FunctionalInterface
    public interface Step extends UnaryOperator<@Nullable Object> {}

    private final Path path;
    private final int parameter;
    private final List<Step> steps;

    /**
     * Of a path.
     *
     * @param parameter the index of the parameter that is its root, -1 for the result
     * @param steps one per leg
     */
    public PathReader(Path path, int parameter, List<Step> steps) {
        this.path = path;
        this.parameter = parameter;
        this.steps = List.copyOf(steps);
    }

    /** Whether it starts at the result. */
    public boolean fromResult() {
        return parameter < 0;
    }

    /** The path read. */
    public Path path() {
        return path;
    }

    /** The value of a path without {@code []}; null where a value on the way is null. */
    public @Nullable Object value(@Nullable Object[] arguments, @Nullable Object result) {
        return steps.get(0).apply(root(arguments, result));
    }

    /**
     * The values of the path: one, or one for each element; none where what has elements is null.
     */
    public List<@Nullable Object> values(@Nullable Object[] arguments, @Nullable Object result) {
        List<@Nullable Object> values = new ArrayList<>();
        walk(0, root(arguments, result), values);
        return values;
    }

    private @Nullable Object root(@Nullable Object[] arguments, @Nullable Object result) {
        return KeyFactory.content(parameter < 0 ? result : arguments[parameter]);
    }

    private void walk(int leg, @Nullable Object from, List<@Nullable Object> out) {
        if (leg == steps.size()) {
            out.add(from);
            return;
        }
        Object reached = KeyFactory.content(steps.get(leg).apply(from));
        if (path.legs().get(leg).each()) {
            Elements.of(reached, path)
                    .forEach(element -> walk(leg + 1, KeyFactory.content(element), out));
        } else {
            walk(leg + 1, reached, out);
        }
    }
}
