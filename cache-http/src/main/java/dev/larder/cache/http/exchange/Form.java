package dev.larder.cache.http.exchange;

import org.jspecify.annotations.Nullable;

/**
 * How the body of a stored reply is sent.
 *
 * @param tag what its ETag says; null: what the reply's own says
 * @param coding its Content-Encoding; null: it gets none from us
 * @param length the number of bytes sent; null: only the server knows, which compresses them
 */
record Form(
        @Nullable CharSequence tag,
        @Nullable CharSequence coding,
        byte[] body,
        @Nullable CharSequence length) {}
