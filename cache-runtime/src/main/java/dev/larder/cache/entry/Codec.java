package dev.larder.cache.entry;

import io.micronaut.core.type.Argument;
import java.io.IOException;

/**
 * The form of values as bytes, for remote backends and for copies in memory. A bean. Thread-safe.
 * It never meets null: that is kept without it.
 */
public interface Codec {

    /**
     * What stored values name it by: 1 to 32 letters, digits and hyphens; never changes its
     * meaning.
     */
    String id();

    /** Whether it can write and read values of the type. */
    boolean supports(Argument<?> type);

    /**
     * The bytes of a value.
     *
     * @throws IOException if it can't be written; the value is then not stored
     */
    <T> byte[] encode(Argument<T> type, T value) throws IOException;

    /**
     * The value of bytes.
     *
     * @throws IOException if they are no such value; the entry then counts as absent
     */
    <T> T decode(Argument<T> type, byte[] bytes) throws IOException;
}
