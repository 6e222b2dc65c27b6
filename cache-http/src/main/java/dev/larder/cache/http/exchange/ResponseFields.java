package dev.larder.cache.http.exchange;

import dev.larder.cache.http.rfc9111.field.Field;
import dev.larder.cache.http.rfc9111.field.Fields;
import io.micronaut.http.HttpHeaders;
import java.util.ArrayList;
import java.util.List;

/** The fields of a response that is on its way. */
final class ResponseFields {

    private ResponseFields() {}

    /** All lines. */
    static Fields of(HttpHeaders headers) {
        List<Field> lines = new ArrayList<>();
        for (String name : headers.names()) {
            for (String value : headers.getAll(name)) {
                lines.add(new Field(name, value));
            }
        }
        return Fields.of(lines);
    }
}
