package dev.larder.cache.key;

import org.jspecify.annotations.Nullable;

/**
 * What an entry is found by inside its namespace: one value or several. Keys of equal parts are
 * equal; integral numbers are equal whatever their type, sets and maps have no order, an {@code
 * Optional} counts as its content. Immutable.
 */
public interface CacheKey {

    /**
     * The key of several values, such as {@code CacheKey.of(42, "de")}.
     *
     * @throws IllegalArgumentException if a value has no stable identity; the message names its
     *     class
     */
    static CacheKey of(@Nullable Object... parts) {
        return KeyParts.withoutEncoders().key(null, parts);
    }

    /** This key with more values behind. */
    CacheKey with(@Nullable Object... more);

    /** The key as it is stored: equal keys have equal texts, different keys different ones. */
    String text();

    /**
     * What patterns are matched against: the values as one would write them, with a comma between,
     * so {@code CacheKey.of(42, "de")} is {@code 42,de}; of a response its path. The text, where a
     * key of another making says nothing else.
     */
    default String subject() {
        return text();
    }
}
