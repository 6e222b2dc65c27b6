package dev.larder.cache.http.exchange;

import dev.larder.cache.http.rfc9111.field.Field;
import dev.larder.cache.http.rfc9111.field.Fields;
import io.micronaut.http.HttpHeaders;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The fields of a message that is on its way. Its header names a field once for each case in which
 * it is written, and gives all lines for each of these names.
 */
final class ResponseFields {

    private ResponseFields() {}

    /** All lines. */
    static Fields of(HttpHeaders headers) {
        List<Field> lines = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        for (String name : headers.names()) {
            if (!taken.add(name.toLowerCase(Locale.ROOT))) {
                continue;
            }
            for (String value : headers.getAll(name)) {
                lines.add(new Field(name, value));
            }
        }
        return Fields.of(lines);
    }
}
