package dev.larder.cache.settings;

import java.util.List;

/**
 * One property of {@code larder.*}.
 *
 * @param name in full; {@code *} stands for a name that the user chooses
 * @param kind what its value has to be
 * @param standard its default, as text, which may hold a placeholder; empty: none
 * @param words of a {@link Kind#CHOICE} all it may be; of a {@link Kind#DURATION} what it may be
 *     besides, such as {@code none}
 * @param meaning what it does, as text of the documentation
 */
public record Property(
        String name, Kind kind, String standard, List<String> words, String meaning) {

    /** A copy of the words. */
    public Property {
        words = List.copyOf(words);
        if (kind == Kind.CHOICE && words.isEmpty()) {
            throw new IllegalArgumentException(name + ": a choice without words.");
        }
    }

    /** Without words. */
    public Property(String name, Kind kind, String standard, String meaning) {
        this(name, kind, standard, List.of(), meaning);
    }

    /** What a value has to be. An empty value counts as not written, but of {@link #TEXT}. */
    public enum Kind {
        /** true or false. */
        FLAG,
        /** A whole number above zero, at most 2147483647. */
        NUMBER,
        /** A whole number, zero and negative ones included. */
        INTEGER,
        /** A duration above zero, or {@code forever}. */
        DURATION,
        /** A duration above zero, at most 365 days. */
        INTERVAL,
        /** A number of bytes above zero. */
        SIZE,
        /** A part of a whole, such as {@code 5%}. */
        PERCENT,
        /** A text that is not empty. */
        NAME,
        /** Any text, the empty one included. */
        TEXT,
        /** Several texts: a list, or one text with commas. */
        TEXTS,
        /** Several tags. */
        TAGS,
        /** Durations by name. */
        DURATIONS_BY_NAME,
        /** One of several words. */
        CHOICE
    }
}
