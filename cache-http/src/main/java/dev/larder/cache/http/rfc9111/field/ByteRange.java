package dev.larder.cache.http.rfc9111.field;

/**
 * Bytes of a content that stand one after another.
 *
 * @param first the position of the first one, from 0 on
 * @param last the position of the last one, which belongs to it
 */
public record ByteRange(long first, long last) {

    public ByteRange {
        if (first < 0 || last < first) {
            throw new IllegalArgumentException(first + "-" + last + " are no bytes.");
        }
    }

    /** How many bytes. */
    public long length() {
        return last - first + 1;
    }

    /** Whether both have a byte in common. */
    public boolean overlaps(ByteRange other) {
        return first <= other.last && other.first <= last;
    }

    /** Whether the other one has no byte that this one hasn't. */
    public boolean contains(ByteRange other) {
        return first <= other.first && other.last <= last;
    }
}
