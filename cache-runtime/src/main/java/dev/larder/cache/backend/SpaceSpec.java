package dev.larder.cache.backend;

/**
 * Which entries a space holds.
 *
 * @param namespace the name; of a method's own namespace its signature
 * @param kind whose entries
 * @param maximumSize the most entries that memory keeps
 * @param copy whether memory hands out copies of values instead of the values
 */
public record SpaceSpec(String namespace, Kind kind, long maximumSize, boolean copy) {

    /** Whose entries. */
    public enum Kind {
        /** Results of methods, and values put by hand. */
        VALUES,
        /** HTTP responses. */
        RESPONSES
    }
}
