package dev.larder.cache.http.exchange;

import org.jspecify.annotations.Nullable;

/**
 * The body of a response.
 *
 * @param bytes null: it is not known, for it is a stream or a file, or can't be encoded
 * @param result the object that the handler gave
 */
record Captured(byte @Nullable [] bytes, @Nullable Object result) {

    private static final byte[] EMPTY = new byte[0];

    /** A body that stays untouched. */
    static Captured unknown(@Nullable Object result) {
        return new Captured(null, result);
    }

    /** No body. */
    static Captured empty() {
        return new Captured(EMPTY, null);
    }
}
