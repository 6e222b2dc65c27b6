package dev.larder.cache.http.rfc9111;

import dev.larder.cache.http.rfc9111.field.Fields;
import dev.larder.cache.http.rfc9111.field.ResponseDirectives;
import java.util.List;

/**
 * A response without its content.
 *
 * @param directives what the fields ask of caches
 */
public record ResponseHead(int status, Fields fields, ResponseDirectives directives) {

    /**
     * A head, its directives read.
     *
     * @param targetedFields names of the fields that go before Cache-Control
     */
    public static ResponseHead of(int status, Fields fields, List<String> targetedFields) {
        return new ResponseHead(status, fields, ResponseDirectives.of(fields, targetedFields));
    }

    /** The same with one line of that name; what is asked of this cache stays as it was. */
    public ResponseHead with(String name, String value) {
        return new ResponseHead(status, fields.with(name, value), directives);
    }
}
