package dev.larder.cache.http.route;

import java.util.List;

/**
 * What the responses of a route tell other caches, as the nearest {@code @CacheControl} says it.
 *
 * @param fields one for each target
 * @param ofMethod whether the method itself has the annotation; false: its type has
 * @param ofOneUser whether responses are cached here for each user by himself, and so tell others
 *     that they are private
 */
public record Telling(List<Told> fields, boolean ofMethod, boolean ofOneUser) {

    /**
     * A field.
     *
     * @param ofErrors its value where the response stands for a failure; empty: no field
     */
    public record Told(String name, String value, String ofErrors) {}

    /** Keeps the order of the annotations. */
    public Telling {
        fields = List.copyOf(fields);
    }
}
