package dev.larder.cache.key;

import io.micronaut.core.annotation.Internal;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * The one form of a path of a URL, whatever way it is written: bytes that needn't be
 * percent-encoded aren't, all others are, and a slash at the end is dropped. An encoded slash stays
 * apart from a real one.
 */
@Internal
public final class UrlPath {

    private static final String HEX = "0123456789ABCDEF";

    private UrlPath() {}

    /** The form of a path, raw or decoded; what is behind a question mark is dropped. */
    public static String canonical(String path) {
        int query = path.indexOf('?');
        int end = query < 0 ? path.length() : query;
        while (end > 1 && path.charAt(end - 1) == '/') {
            end--;
        }
        return isPlain(path, end) ? path.substring(0, end) : encoded(path.substring(0, end));
    }

    /** The form of a pattern of paths: asterisks stay, all between them becomes what paths are. */
    public static String canonicalPattern(String glob) {
        int end = glob.length();
        while (end > 1 && glob.charAt(end - 1) == '/') {
            end--;
        }
        return Arrays.stream(glob.substring(0, end).split("\\*+", -1))
                .map(UrlPath::encoded)
                .collect(Collectors.joining("*"));
    }

    private static boolean isPlain(String path, int end) {
        for (int i = 0; i < end; i++) {
            char c = path.charAt(i);
            if (c != '/' && !isUnreserved(c)) {
                return false;
            }
        }
        return true;
    }

    private static String encoded(String path) {
        StringBuilder out = new StringBuilder(path.length() + 16);
        int at = 0;
        while (at < path.length()) {
            if (path.charAt(at) == '/') {
                out.append('/');
                at++;
            } else {
                ByteArrayOutputStream segment = new ByteArrayOutputStream();
                at = decode(path, at, segment);
                encode(segment.toByteArray(), out);
            }
        }
        return out.toString();
    }

    /** Decodes up to the next slash, and returns where that is. */
    private static int decode(String path, int from, ByteArrayOutputStream out) {
        int at = from;
        while (at < path.length() && path.charAt(at) != '/') {
            int high = at + 2 < path.length() ? hex(path.charAt(at + 1)) : -1;
            int low = at + 2 < path.length() ? hex(path.charAt(at + 2)) : -1;
            if (path.charAt(at) == '%' && high >= 0 && low >= 0) {
                out.write(high << 4 | low);
                at += 3;
            } else {
                int next = path.offsetByCodePoints(at, 1);
                out.writeBytes(path.substring(at, next).getBytes(StandardCharsets.UTF_8));
                at = next;
            }
        }
        return at;
    }

    private static void encode(byte[] bytes, StringBuilder out) {
        for (byte b : bytes) {
            char c = (char) (b & 0xff);
            if (isUnreserved(c)) {
                out.append(c);
            } else {
                out.append('%').append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
            }
        }
    }

    private static int hex(char c) {
        return Character.digit(c, 16);
    }

    private static boolean isUnreserved(char c) {
        return c >= 'a' && c <= 'z'
                || c >= 'A' && c <= 'Z'
                || c >= '0' && c <= '9'
                || c == '-'
                || c == '.'
                || c == '_'
                || c == '~';
    }
}
