package dev.larder.cache.settings;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * The prefix of stored keys. What a key can't bear is percent-encoded and not replaced: two
 * applications with different names never share entries by mistake.
 */
final class KeyPrefix {

    private KeyPrefix() {}

    static String of(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            if (isPlain(c)) {
                out.append(c);
            } else {
                out.append('%').append(HexFormat.of().withUpperCase().toHexDigits(b));
            }
        }
        return out.toString();
    }

    private static boolean isPlain(char c) {
        return c >= 'a' && c <= 'z'
                || c >= 'A' && c <= 'Z'
                || c >= '0' && c <= '9'
                || "._:/-".indexOf(c) >= 0;
    }
}
