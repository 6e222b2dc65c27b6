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

    /** What patterns are matched against; the text, unless the key is one of a response. */
    default String subject() {
        return text();
    }
}
