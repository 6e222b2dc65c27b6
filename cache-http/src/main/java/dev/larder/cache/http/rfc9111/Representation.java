package dev.larder.cache.http.rfc9111;

import dev.larder.cache.http.rfc9111.field.FieldLookup;

/**
 * What a request for a resource would get without conditions.
 *
 * @param fields of the response
 * @param validators of the response, as clients know them
 * @param length of its content, in bytes
 * @param ofOrigin whether it is given in the name of its origin; else conditions that only an
 *     origin judges are not judged (RFC 9111, 4.3.2)
 */
public record Representation(
        int status, FieldLookup fields, Validators validators, long length, boolean ofOrigin) {

    /** That of a stored response. */
    public static Representation of(StoredResponse stored, boolean ofOrigin) {
        return new Representation(
                stored.status(),
                stored.fields(),
                stored.presented(),
                stored.body().length,
                ofOrigin);
    }
}
