package dev.larder.cache.http.rfc9111.field;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;

/**
 * An entity tag (RFC 9110, 8.8.3).
 *
 * @param weak whether equal tags promise equal meaning only, not equal bytes
 * @param opaque what stands between the quotes
 */
public record EntityTag(boolean weak, String opaque) {

    private static final String WEAK = "W/";

    /** The tag that the text is; empty if it is none, also without its quotes. */
    public static Optional<EntityTag> parse(String text) {
        boolean weak = text.startsWith(WEAK);
        int open = weak ? WEAK.length() : 0;
        int last = text.length() - 1;
        if (last <= open || text.charAt(open) != '"' || text.charAt(last) != '"') {
            return Optional.empty();
        }
        String opaque = text.substring(open + 1, last);
        return opaque.chars().allMatch(EntityTag::isTagChar)
                ? Optional.of(new EntityTag(weak, opaque))
                : Optional.empty();
    }

    /**
     * The strong tag of a representation: equal for equal content type and bytes, on every node and
     * after every restart.
     *
     * @param contentType empty if it has none
     */
    public static EntityTag of(String contentType, byte[] body) {
        MessageDigest digest = sha256();
        byte[] type = contentType.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(type.length).array());
        digest.update(type);
        digest.update(body);
        return new EntityTag(
                false, Base64.getUrlEncoder().withoutPadding().encodeToString(digest.digest()));
    }

    /** The same tag, promising equal meaning only. */
    public EntityTag asWeak() {
        return weak ? this : new EntityTag(true, opaque);
    }

    /** The tag of the same representation in a content coding, which has other bytes. */
    public EntityTag in(String coding) {
        return new EntityTag(weak, opaque + '-' + coding);
    }

    /** Whether both name equivalent representations (RFC 9110, 8.8.3.2). */
    public boolean matchesWeakly(EntityTag other) {
        return opaque.equals(other.opaque);
    }

    /** Whether both name the same bytes (RFC 9110, 8.8.3.2). */
    public boolean matchesStrongly(EntityTag other) {
        return !weak && !other.weak && opaque.equals(other.opaque);
    }

    /** As fields write it. */
    public String text() {
        return (weak ? WEAK : "") + '"' + opaque + '"';
    }

    private static boolean isTagChar(int c) {
        return c == '!' || c >= '#' && c <= '~' || c >= 0x80;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }
}
