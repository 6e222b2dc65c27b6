package dev.larder.cache.http.rfc9111;

import dev.larder.cache.http.rfc9111.field.FieldName;
import dev.larder.cache.http.rfc9111.field.Fields;
import dev.larder.cache.http.rfc9111.field.ResponseDirectives;
import dev.larder.cache.http.rfc9111.field.ResponseDirectives.Flag;
import java.util.List;

/** May a response be sent in a content coding that it doesn't have (RFC 9110, 8.4)? */
public final class CodingPolicy {

    private static final int PARTIAL = 206;

    /** Digests of what is sent, and of the representation with its coding (RFC 9530). */
    private static final List<String> DIGESTS =
            List.of("Content-Digest", "Repr-Digest", "Digest", "Content-MD5");

    private final long above;
    private final List<String> targetedFields;

    /**
     * A policy.
     *
     * @param above length in bytes from which on bodies are compressed
     * @param targetedFields those that go before Cache-Control
     */
    public CodingPolicy(long above, List<String> targetedFields) {
        this.above = above;
        this.targetedFields = List.copyOf(targetedFields);
    }

    /** Whether such a response may, and why. */
    public CodingReason decide(int status, Fields fields, long length) {
        if (status == PARTIAL || fields.contains("Content-Range")) {
            return CodingReason.PARTIAL;
        }
        if (fields.contains(FieldName.CONTENT_ENCODING)) {
            return CodingReason.CODED;
        }
        if (forbidsTransforming(fields)) {
            return CodingReason.NO_TRANSFORM;
        }
        if (DIGESTS.stream().anyMatch(fields::contains)) {
            return CodingReason.DIGEST;
        }
        if (length < above) {
            return CodingReason.SHORT;
        }
        return fields.first(FieldName.CONTENT_TYPE).filter(ContentTypes::isCompressible).isPresent()
                ? CodingReason.COMPRESSIBLE
                : CodingReason.TYPE;
    }

    /**
     * RFC 9111, 5.2.2.6 binds whoever passes the response on, caches or not: Cache-Control counts
     * here also where a targeted field decides on caching.
     */
    private boolean forbidsTransforming(Fields fields) {
        return ResponseDirectives.of(fields, List.of()).has(Flag.NO_TRANSFORM)
                || ResponseDirectives.of(fields, targetedFields).has(Flag.NO_TRANSFORM);
    }
}
