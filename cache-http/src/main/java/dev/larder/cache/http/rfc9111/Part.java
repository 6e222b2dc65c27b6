package dev.larder.cache.http.rfc9111;

import dev.larder.cache.http.rfc9111.field.ByteRange;
import dev.larder.cache.http.rfc9111.field.ContentRange;
import dev.larder.cache.http.rfc9111.field.FieldLookup;
import dev.larder.cache.http.rfc9111.field.FieldName;
import java.util.Locale;
import java.util.Optional;

/**
 * Which bytes of a representation a response has (RFC 9111, 3.3).
 *
 * @param complete the length of the whole
 */
public record Part(ByteRange range, long complete) {

    static final int STATUS = 206;

    /**
     * Of a response; empty where it is no part, is several, does not say how long the whole is, or
     * has another length than it says.
     */
    public static Optional<Part> of(int status, FieldLookup fields, long length) {
        return status != STATUS || isSeveral(fields)
                ? Optional.empty()
                : ContentRange.of(fields)
                        .filter(content -> content.complete().isPresent())
                        .filter(content -> content.range().length() == length)
                        .map(content -> new Part(content.range(), content.complete().orElse(0)));
    }

    /** RFC 9110, 15.3.7.2: then the ranges are in the content. */
    private static boolean isSeveral(FieldLookup fields) {
        return fields.first(FieldName.CONTENT_TYPE)
                .filter(type -> type.toLowerCase(Locale.ROOT).startsWith("multipart/byteranges"))
                .isPresent();
    }

    /** All bytes of a representation; empty where it has none. */
    static Optional<Part> whole(long length) {
        return length == 0
                ? Optional.empty()
                : Optional.of(new Part(new ByteRange(0, length - 1), length));
    }

    /** Whether it is all there is. */
    boolean isWhole() {
        return range.length() == complete;
    }

    /** Both together; empty where a gap is between them, or they are of different wholes. */
    Optional<Part> with(Part other) {
        boolean touch =
                range.first() <= other.range.last() + 1 && other.range.first() <= range.last() + 1;
        return touch && complete == other.complete
                ? Optional.of(
                        new Part(
                                new ByteRange(
                                        Math.min(range.first(), other.range.first()),
                                        Math.max(range.last(), other.range.last())),
                                complete))
                : Optional.empty();
    }
}
