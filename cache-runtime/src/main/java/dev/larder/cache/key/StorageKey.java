package dev.larder.cache.key;

import org.jspecify.annotations.Nullable;

/** The key of a slot. Keys are equal if their texts are. */
public final class StorageKey implements AuthorityKey {

    private final String text;
    private final char kind;
    private final @Nullable CacheKey key;

    /**
     * A key that no pattern meets.
     *
     * @param text as stored
     */
    public StorageKey(String text) {
        this(text, ' ', null);
    }

    StorageKey(String text, char kind, @Nullable CacheKey key) {
        this.text = text;
        this.kind = kind;
        this.key = key;
    }

    @Override
    public String text() {
        return text;
    }

    /** What the patterns of {@link KeySpace#pattern} are matched against; written when asked. */
    public String subject() {
        return key == null ? "" : kind + key.subject();
    }

    @Override
    public boolean equals(@Nullable Object o) {
        return o instanceof StorageKey other && text.equals(other.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
