package dev.larder.cache.backend;

import dev.larder.cache.key.CacheKey;
import io.micronaut.core.annotation.Internal;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A permit of this process.
 *
 * @param token the mark of the key, or the value that a refresh replaces; compared by identity
 * @param any the cell of any tag, for tags that only the result knows
 */
@Internal
public record LocalPermit(
        CacheKey key, Object token, Cell namespace, Cell[] tags, Cell any, boolean storable)
        implements Permit {

    @Override
    public boolean shareable() {
        return !(token instanceof Mark mark && mark.held());
    }

    /** Whether it is that of a put. */
    public boolean holds() {
        return storable && token instanceof Mark mark && mark.held();
    }

    /** Whether no cell has ended since the permit was given. */
    public boolean covered() {
        if (namespace.ended()) {
            return false;
        }
        for (Cell tag : tags) {
            if (tag.ended()) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean equals(@Nullable Object o) {
        return o instanceof LocalPermit other
                && token == other.token
                && namespace == other.namespace
                && any == other.any
                && Arrays.equals(tags, other.tags)
                && key.equals(other.key);
    }

    @Override
    public int hashCode() {
        return Objects.hash(System.identityHashCode(token), key);
    }

    /** The token of a key that has no value. */
    @Internal
    public static final class Mark {

        private final boolean held;

        /** A mark; a held one belongs to a put. */
        public Mark(boolean held) {
            this.held = held;
        }

        /** Whether it belongs to a put. */
        public boolean held() {
            return held;
        }
    }
}
