package dev.larder.cache.processor;

import dev.larder.cache.grammar.Path;
import io.micronaut.inject.ast.ClassElement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a path means for a method.
 *
 * @param parameter the index of the parameter that is its root, -1 for the result
 * @param walks one for every leg that has properties and whose types are known
 * @param end the type of the values that it reaches, null where a type variable hides it
 */
record Reach(Path path, int parameter, List<Walk> walks, @Nullable ClassElement end) {

    /** Whether a property was read last, so that an Optional round the value is gone. */
    boolean isUnwrapped() {
        return !walks.isEmpty();
    }
}
