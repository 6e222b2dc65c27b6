package dev.larder.cache.backend.dynamodb;

import dev.larder.cache.key.AuthorityKey;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** Keys as DynamoDB takes them: texts of at most 2,048 bytes. */
final class ItemKeys {

    private static final int LONGEST = 2_048;
    private static final int KEPT = 1_024;

    /** Stands only at the end of the keys of cells, so no key that is kept whole has it inside. */
    private static final char HASHED = '!';

    private ItemKeys() {}

    /** Of all, in their order. */
    static List<String> of(List<? extends AuthorityKey> some, List<? extends AuthorityKey> others) {
        return Stream.concat(some.stream(), others.stream()).map(ItemKeys::of).toList();
    }

    /** The text of the key; the beginning and the hash of one that is too long. */
    static String of(AuthorityKey key) {
        String text = key.text();
        return text.length() <= LONGEST ? text : text.substring(0, KEPT) + HASHED + hash(text);
    }

    private static String hash(String text) {
        try {
            byte[] ascii = text.getBytes(StandardCharsets.US_ASCII);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(ascii));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256.", e);
        }
    }
}
