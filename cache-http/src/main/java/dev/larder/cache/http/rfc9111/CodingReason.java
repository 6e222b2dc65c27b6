package dev.larder.cache.http.rfc9111;

/** Why a stored response may, or may not, be sent in a content coding that it doesn't have. */
public enum CodingReason {
    /** Nothing is against it. */
    COMPRESSIBLE(true),
    /** It is a part, and its range counts bytes of the whole (RFC 9110, 15.3.7). */
    PARTIAL(false),
    /** It has a coding of its own (RFC 9110, 8.4). */
    CODED(false),
    /** It says that nobody may change it (RFC 9111, 5.2.2.6). */
    NO_TRANSFORM(false),
    /** It states a digest of its bytes (RFC 9530, 2 and 3). */
    DIGEST(false),
    /** It is too short for it to be worth it. */
    SHORT(false),
    /** Its bytes are compressed already, or nobody knows what they are. */
    TYPE(false);

    private final boolean allows;

    CodingReason(boolean allows) {
        this.allows = allows;
    }

    /** Whether it may. */
    public boolean allows() {
        return allows;
    }
}
