package dev.larder.cache.http.route;

import io.micronaut.http.HttpRequest;
import java.util.Optional;

/** Something of a request, beside its URL, that distinguishes responses. */
@FunctionalInterface
interface Facet {

    /** The value; empty where the request has none, which differs from an empty value. */
    Optional<String> of(HttpRequest<?> request);

    /** Appends a value so that two values never read as another one. */
    static void append(Optional<String> value, StringBuilder out) {
        if (value.isEmpty()) {
            out.append('-');
        } else {
            out.append(value.get().length()).append(':').append(value.get());
        }
        out.append(';');
    }
}
