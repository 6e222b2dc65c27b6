package dev.larder.cache.http.rfc9111;

import dev.larder.cache.http.rfc9111.field.EntityTag;
import dev.larder.cache.http.rfc9111.field.FieldName;
import dev.larder.cache.http.rfc9111.field.Fields;
import dev.larder.cache.http.rfc9111.field.ResponseDirectives;
import java.util.Optional;

/**
 * A response as it is kept. Immutable by agreement: the bytes of the body are shared, and nobody
 * changes them.
 */
public final class StoredResponse {

    private static final int OVERHEAD = 256;

    private final ResponseHead head;
    private final byte[] body;
    private final Freshness freshness;
    private final Optional<EntityTag> madeTag;
    private final Validators own;
    private final Validators presented;
    private final Optional<Part> part;

    /**
     * A response to be kept, or one that was.
     *
     * @param head with those fields only that may be stored
     * @param madeTag what clients are given where the response has no ETag; never sent to its
     *     origin
     */
    public StoredResponse(
            ResponseHead head, byte[] body, Freshness freshness, Optional<EntityTag> madeTag) {
        this.head = head;
        this.body = body;
        this.freshness = freshness;
        this.madeTag = head.fields().contains(FieldName.ETAG) ? Optional.empty() : madeTag;
        this.own = Validators.of(head.fields(), freshness.responseTime());
        this.presented = own.orTag(this.madeTag);
        this.part = Part.of(head.status(), head.fields(), body.length);
    }

    /** Its status. */
    public int status() {
        return head.status();
    }

    /** Its fields, in their order. */
    public Fields fields() {
        return head.fields();
    }

    /** What its fields ask of this cache. */
    public ResponseDirectives directives() {
        return head.directives();
    }

    /** All its bytes, without transfer coding. */
    public byte[] body() {
        return body;
    }

    /** Whether it has some of the bytes of a representation only. */
    public boolean isPartial() {
        return head.status() == Part.STATUS;
    }

    /** Which bytes it has, if it has some only; empty also where that is not known. */
    public Optional<Part> part() {
        return part;
    }

    /** How old it is, and how long fresh. */
    public Freshness freshness() {
        return freshness;
    }

    /** The tag that was made for it; empty where it has an ETag of its own. */
    public Optional<EntityTag> madeTag() {
        return madeTag;
    }

    /** What its origin can validate it by. */
    public Validators own() {
        return own;
    }

    /** What clients can validate it by. */
    public Validators presented() {
        return presented;
    }

    /** What it takes in memory, in bytes, without its key. */
    public long weight() {
        return body.length + head.fields().length() + OVERHEAD;
    }
}
