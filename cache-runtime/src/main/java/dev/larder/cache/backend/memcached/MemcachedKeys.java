package dev.larder.cache.backend.memcached;

import dev.larder.cache.key.AuthorityKey;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Keys as Memcached takes them, which is up to 250 bytes. A longer one is hashed: what is left of
 * it is its beginning and its SHA-256, 250 bytes together. A key that has that length by itself is
 * hashed too, so that none can be written to look like the hashed form of another.
 */
final class MemcachedKeys {

    static final int LONGEST = 250;

    private static final int HASH_LENGTH = 64;
    private static final int KEPT = LONGEST - HASH_LENGTH - 1;

    private MemcachedKeys() {}

    /** The name of a slot or a cell on its server; {@link AuthorityKey} has no blanks in it. */
    static String text(AuthorityKey key) {
        String text = key.text();
        return text.length() < LONGEST ? text : text.substring(0, KEPT) + "~" + sha256(text);
    }

    /**
     * What decides on which server a key is: the part in braces. So a slot and the cell of its
     * bucket are on one server, are read in one trip, and are gone together.
     */
    static String place(AuthorityKey key) {
        String text = key.text();
        int begin = text.indexOf('{');
        int end = text.indexOf('}', begin + 1);
        return begin < 0 || end < 0 ? text : text.substring(begin + 1, end);
    }

    private static String sha256(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] hash = digest.digest(text.getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256.", e);
        }
    }
}
