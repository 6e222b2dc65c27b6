package dev.larder.cache.http.rfc9111;

import dev.larder.cache.http.rfc9111.field.ContentRange;
import dev.larder.cache.http.rfc9111.field.EntityTag;
import dev.larder.cache.http.rfc9111.field.Field;
import dev.larder.cache.http.rfc9111.field.FieldName;
import dev.larder.cache.http.rfc9111.field.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A new part of a representation together with what is stored of it (RFC 9111, 3.4).
 *
 * @param head with status 200 where they make the whole
 */
public record Combination(ResponseHead head, byte[] body) {

    private static final int OK = 200;

    /**
     * Of a stored response and a part that has just come; empty where they are not of one
     * representation, by a strong tag that both state, or leave a gap.
     *
     * @param head of the part
     */
    public static Optional<Combination> of(StoredResponse stored, ResponseHead head, byte[] body) {
        Optional<Part> there = partOf(stored);
        Optional<Part> more = Part.of(head.status(), head.fields(), body.length);
        if (there.isEmpty() || more.isEmpty() || !haveOneTag(stored.fields(), head.fields())) {
            return Optional.empty();
        }
        return there.get()
                .with(more.get())
                .map(
                        both ->
                                new Combination(
                                        head(stored, head, both),
                                        bytes(
                                                both,
                                                new Piece(there.get(), stored.body()),
                                                new Piece(more.get(), body))));
    }

    /**
     * A response with nothing else; a part that is all there is becomes the whole (RFC 9110,
     * 15.3.7).
     */
    public static Combination alone(ResponseHead head, byte[] body) {
        boolean whole =
                Part.of(head.status(), head.fields(), body.length)
                        .filter(Part::isWhole)
                        .isPresent();
        return whole
                ? new Combination(
                        new ResponseHead(OK, withoutRange(head.fields()), head.directives()), body)
                : new Combination(head, body);
    }

    private static Fields withoutRange(Fields fields) {
        return fields.without(name -> name.equalsIgnoreCase(FieldName.CONTENT_RANGE));
    }

    private record Piece(Part part, byte[] bytes) {

        void copyTo(byte[] target, Part whole) {
            int at = (int) (part.range().first() - whole.range().first());
            System.arraycopy(bytes, 0, target, at, bytes.length);
        }
    }

    private static Optional<Part> partOf(StoredResponse stored) {
        return stored.status() == OK ? Part.whole(stored.body().length) : stored.part();
    }

    private static boolean haveOneTag(Fields stored, Fields more) {
        Optional<EntityTag> tag = stored.first(FieldName.ETAG).flatMap(EntityTag::parse);
        return more.first(FieldName.ETAG)
                .flatMap(EntityTag::parse)
                .filter(other -> tag.isPresent() && tag.get().matchesStrongly(other))
                .isPresent();
    }

    /** RFC 9111, 3.2: the new fields go before the stored ones. */
    private static ResponseHead head(StoredResponse stored, ResponseHead more, Part both) {
        List<Field> lines = new ArrayList<>();
        stored.fields().without(more.fields()::contains).forEach(lines::add);
        more.fields().forEach(lines::add);
        Fields fields = withoutRange(Fields.of(lines));
        return both.isWhole()
                ? new ResponseHead(OK, fields, more.directives())
                : new ResponseHead(
                        Part.STATUS,
                        fields.with(FieldName.CONTENT_RANGE, contentRange(both)),
                        more.directives());
    }

    private static String contentRange(Part part) {
        return new ContentRange(part.range(), OptionalLong.of(part.complete())).text();
    }

    private static byte[] bytes(Part both, Piece stored, Piece more) {
        byte[] bytes = new byte[(int) both.range().length()];
        stored.copyTo(bytes, both);
        more.copyTo(bytes, both);
        return bytes;
    }
}
