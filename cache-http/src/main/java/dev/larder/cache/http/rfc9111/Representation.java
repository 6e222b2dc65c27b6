package dev.larder.cache.http.rfc9111;

import dev.larder.cache.http.rfc9111.field.EntityTag;
import dev.larder.cache.http.rfc9111.field.FieldLookup;
import java.util.Optional;

/**
 * What a request for a resource would get without conditions.
 *
 * @param fields of the response
 * @param validators of the response, as clients know them
 * @param length of its content, in bytes
 * @param coded the tag that it has in another content coding, which clients may hold as well
 * @param ofOrigin whether it is given in the name of its origin; else conditions that only an
 *     origin judges are not judged (RFC 9111, 4.3.2)
 */
public record Representation(
        int status,
        FieldLookup fields,
        Validators validators,
        Optional<EntityTag> coded,
        long length,
        boolean ofOrigin) {

    private static final int OK = 200;

    /** One that is in no other content coding. */
    public Representation(
            int status, FieldLookup fields, Validators validators, long length, boolean ofOrigin) {
        this(status, fields, validators, Optional.empty(), length, ofOrigin);
    }

    /** That of a stored response; of a part the whole that it is of. */
    public static Representation of(StoredResponse stored, boolean ofOrigin) {
        Optional<Part> part = stored.part();
        return new Representation(
                part.isPresent() ? OK : stored.status(),
                stored.fields(),
                stored.presented(),
                Optional.empty(),
                part.isPresent() ? part.get().complete() : stored.body().length,
                ofOrigin);
    }

    /** The same with the tag that it has in another content coding. */
    public Representation with(Optional<EntityTag> other) {
        return new Representation(status, fields, validators, other, length, ofOrigin);
    }
}
