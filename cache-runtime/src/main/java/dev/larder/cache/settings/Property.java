package dev.larder.cache.settings;

/**
 * One property of {@code larder.*}.
 *
 * @param name in full; {@code *} stands for a name that the user chooses
 * @param kind what its value has to be
 * @param standard its default, as text; empty: none
 * @param meaning one sentence
 */
public record Property(String name, Kind kind, String standard, String meaning) {

    /** What a value has to be. */
    public enum Kind {
        /** true or false. */
        FLAG,
        /** A whole number above zero. */
        NUMBER,
        /** A duration above zero, or {@code forever}. */
        DURATION,
        /** A number of bytes. */
        SIZE,
        /** A part of a whole, such as {@code 5%}. */
        PERCENT,
        /** Any text. */
        TEXT,
        /** Several texts. */
        TEXTS,
        /** Durations by name. */
        DURATIONS_BY_NAME,
        /** One of several words; they stand in the meaning. */
        CHOICE
    }
}
