package dev.larder.cache.processor;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The way along one leg of a path.
 *
 * @param leg the path up to the end of the leg, as {@code Path.textOf} writes it
 */
record Walk(String leg, List<Hop> hops) {

    /** All that the code generated for it depends on. */
    String text() {
        return leg + hops.stream().map(Hop::text).collect(Collectors.joining("; ", "{", "}"));
    }
}
