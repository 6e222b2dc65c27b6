package dev.larder.cache.tck;

import java.util.Collection;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The server below a remote backend, for tests that put there what does not belong there. */
public interface RawStore {

    /** The names of all keys. */
    Collection<String> keys();

    /** The bytes of a key; null if there is none. */
    byte @Nullable [] get(String key);

    /** Sets the bytes of a key, whatever was there, and keeps its life. */
    void set(String key, byte[] bytes);

    /** Whether a key may be of a type that the backend does not use. */
    default boolean hasTypes() {
        return true;
    }

    /** Makes a key of a type that the backend does not use. Asked where there are types only. */
    void setOtherType(String key);

    /** Removes a key, as an eviction does. */
    void delete(String key);

    /** How long a key lives, in milliseconds; empty: without end. */
    OptionalLong life(String key);
}
