package dev.larder.cache.key;

import io.micronaut.core.annotation.Internal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.CRC32C;

/**
 * The stored keys of the values, or of the responses, of one namespace. The first character of a
 * slot's key tells its form: {@code @} a response, {@code %} a text with characters that had to be
 * escaped, {@code ~} a long text of which the beginning and the SHA-256 are left, any other the
 * key's text as it is.
 */
@Internal
public final class KeySpace {

    /** How many buckets a namespace has. Part of the stored format. */
    public static final int BUCKETS = 64;

    private static final int HASH_LENGTH = 64;

    private final String namespace;
    private final String head;
    private final char kind;
    private final int maximumLength;
    private final List<Bucket> buckets;

    KeySpace(String namespace, String head, char kind, int maximumLength) {
        this.namespace = namespace;
        this.head = head;
        this.kind = kind;
        this.maximumLength = maximumLength;
        this.buckets = IntStream.range(0, BUCKETS).mapToObj(this::bucket).toList();
    }

    private record Bucket(String head, CellKey cell) {}

    private Bucket bucket(int number) {
        String bucketHead = head + "/" + number + "}";
        return new Bucket(bucketHead, new CellKey(bucketHead + "!", CellKey.Kind.BUCKET));
    }

    /** Where an entry is. */
    public record Place(StorageKey slot, CellKey bucket) {}

    /** The namespace's name. */
    public String namespace() {
        return namespace;
    }

    /**
     * Where the entry of a key is.
     *
     * @throws IllegalArgumentException if the key can't be written as text
     */
    public Place place(CacheKey key) {
        String text = key.text();
        Bucket bucket = buckets.get(bucketOf(text));
        String stored = bucket.head + (kind == 'r' ? "@" : "") + form(text);
        return new Place(new StorageKey(stored, kind, key), bucket.cell);
    }

    /** The cells of all buckets. */
    public List<CellKey> buckets() {
        return buckets.stream().map(Bucket::cell).toList();
    }

    /** The pattern in the form that {@link StorageKey#subject} has: it meets its own kind only. */
    public PathPattern pattern(PathPattern pattern) {
        return new PathPattern(kind + pattern.glob());
    }

    private static int bucketOf(String text) {
        CRC32C crc = new CRC32C();
        crc.update(text.getBytes(StandardCharsets.UTF_8));
        return (int) (crc.getValue() % BUCKETS);
    }

    private String form(String text) {
        String form = text;
        if (!isPlain(text)) {
            StringBuilder escaped = new StringBuilder(text.length() + 8).append('%');
            KeyText.escape(text, escaped);
            form = escaped.toString();
        }
        if (form.length() <= maximumLength) {
            return form;
        }
        int kept = Math.min(form.length(), Math.max(0, maximumLength - HASH_LENGTH - 2));
        return "~" + form.substring(0, kept) + "~" + sha256(form);
    }

    private static boolean isPlain(String text) {
        if (text.isEmpty() || "%@~".indexOf(text.charAt(0)) >= 0) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c <= ' ' || c >= 0x7f || c == '!' || c == '{' || c == '}') {
                return false;
            }
        }
        return true;
    }

    private static String sha256(String form) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] hash = digest.digest(form.getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256.", e);
        }
    }
}
