package dev.larder.cache.tck.proxy;

import java.nio.charset.StandardCharsets;

/**
 * What a client sends early on a connection that belongs into the other lane. It may come in
 * several pieces.
 */
final class Sign {

    private final byte[] text;
    private int seen;

    Sign(String text) {
        this.text = text.getBytes(StandardCharsets.US_ASCII);
    }

    /** Whether it has come with these bytes, or before. */
    boolean in(byte[] bytes, int count) {
        for (int i = 0; i < count && seen < text.length; i++) {
            if (bytes[i] == text[seen]) {
                seen++;
            } else {
                seen = bytes[i] == text[0] ? 1 : 0;
            }
        }
        return text.length > 0 && seen == text.length;
    }
}
