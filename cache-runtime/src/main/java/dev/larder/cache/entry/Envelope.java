package dev.larder.cache.entry;

import io.micronaut.core.annotation.Internal;
import java.util.List;

/**
 * An entry as remote backends keep it, version 1. Numbers are big-endian; times are milliseconds of
 * the authority, all ones for no end:
 *
 * <pre>
 * 01 'V' id8 bucketEpoch8 bucketBan4 tagCount1 {tagLength2 tag epoch8}*
 * storedAt6 freshUntil6 staleUntil6 codecLength1 codec schema8 flags1 crc4 payload
 * </pre>
 *
 * An entry without end has there, as staleUntil, the time up to which the backend keeps it. The crc
 * is the CRC-32C of all other bytes: what was cut off or changed on the way is no value.
 *
 * @param id the version of the slot
 * @param keptUntil when the backend drops it
 * @param payload the value as its codec writes it; empty for null
 */
@Internal
public record Envelope(
        long id, Stamps stamps, Lifetime lifetime, long keptUntil, Form form, byte[] payload) {

    /** The most tags that an entry has room for. */
    public static final int MAXIMUM_TAGS = 255;

    /**
     * The cells that cover the entry, as they were when its load began.
     *
     * @param ban the newest ban of the bucket then
     */
    public record Stamps(long bucketEpoch, long ban, List<TagStamp> tags) {}

    /** The cell of a tag, as it was when the load began. */
    public record TagStamp(String tag, long epoch) {}

    /**
     * How the payload is to be read.
     *
     * @param codec the id of the codec
     * @param schema the fingerprint of the type
     * @param flags {@link #NULL}, {@link #RESPONSE}
     */
    public record Form(String codec, long schema, int flags) {

        /** The value is null. */
        public static final int NULL = 1;

        /** The value is an HTTP response. */
        public static final int RESPONSE = 2;
    }

    /** The tags. */
    public List<String> tags() {
        return stamps.tags().stream().map(TagStamp::tag).toList();
    }

    /** Whether the value is null. */
    public boolean isNull() {
        return (form.flags() & Form.NULL) != 0;
    }
}
