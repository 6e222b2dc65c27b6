package dev.larder.cache.key;

import dev.larder.cache.grammar.Path;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The elements that {@code []} means. */
final class Elements {

    private Elements() {}

    static List<@Nullable Object> of(@Nullable Object several, Path path) {
        List<@Nullable Object> elements = new ArrayList<>();
        if (several instanceof Iterable<?> iterable) {
            iterable.forEach(elements::add);
        } else if (several != null && several.getClass().isArray()) {
            for (int i = 0; i < Array.getLength(several); i++) {
                elements.add(Array.get(several, i));
            }
        } else if (several != null) {
            throw new IllegalArgumentException(
                    path.text()
                            + ": "
                            + several.getClass().getName()
                            + " has no elements. [] reads an Iterable or an array.");
        }
        return elements;
    }
}
