package dev.larder.cache.http.rfc9111;

import dev.larder.cache.http.rfc9111.field.FieldName;
import dev.larder.cache.http.rfc9111.field.Fields;
import java.util.Locale;
import java.util.Set;

/** Which fields of a response have the replies that give a part of it, or nothing? */
public final class ReplyFields {

    /** Those that belong to the representation and not to the reply. */
    private static final Set<String> REPRESENTATION =
            Set.of(
                    "content-encoding",
                    "content-language",
                    "content-type",
                    "digest",
                    "last-modified",
                    "repr-digest");

    /** Those that belong to the bytes of the whole, or are written anew. */
    private static final Set<String> WHOLE =
            Set.of("content-digest", "content-length", "content-md5", "content-range");

    private static final Set<String> TELLING = Set.of("etag", "vary");

    private ReplyFields() {}

    /**
     * The fields of a 206 that gives a part of a response with these fields (RFC 9110, 15.3.7).
     *
     * @param ifRange whether the client has said which version it has: then it has those of the
     *     representation already
     */
    public static Fields partial(Fields whole, boolean ifRange) {
        return whole.without(
                name -> {
                    String lower = name.toLowerCase(Locale.ROOT);
                    return WHOLE.contains(lower) || ifRange && REPRESENTATION.contains(lower);
                });
    }

    /**
     * The fields of a 412 or 416 in the place of a response with these fields: what tells the
     * client which version there is. Nothing by which the refusal would be stored.
     */
    public static Fields refused(Fields whole) {
        boolean tagged = whole.contains(FieldName.ETAG);
        return whole.without(
                name -> {
                    String lower = name.toLowerCase(Locale.ROOT);
                    boolean date = !tagged && lower.equals("last-modified");
                    return !date && !TELLING.contains(lower);
                });
    }
}
