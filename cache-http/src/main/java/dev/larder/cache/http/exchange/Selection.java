package dev.larder.cache.http.exchange;

import dev.larder.cache.http.rfc9111.Vary;
import dev.larder.cache.http.rfc9111.field.FieldLookup;
import java.util.List;
import java.util.Optional;

/**
 * What of its request a response depends on (RFC 9111, 4.1).
 *
 * @param names of header fields, in lower case and in order
 * @param values of these, in the form in which they are compared
 */
record Selection(List<String> names, List<Optional<String>> values) {

    /** Of a response that is the same for all requests. */
    static final Selection NONE = new Selection(List.of(), List.of());

    Selection {
        names = List.copyOf(names);
        values = List.copyOf(values);
    }

    /** Of a request, for a response that depends on these fields. */
    static Selection of(List<String> names, FieldLookup request) {
        return names.isEmpty()
                ? NONE
                : new Selection(names, new Vary(false, names).selecting(request));
    }

    /** Whether a request says the same. */
    boolean matches(FieldLookup request) {
        return names.isEmpty() || values.equals(new Vary(false, names).selecting(request));
    }
}
