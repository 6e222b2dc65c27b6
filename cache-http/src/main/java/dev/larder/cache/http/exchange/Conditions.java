package dev.larder.cache.http.exchange;

import dev.larder.cache.http.rfc9111.field.Field;
import dev.larder.cache.http.rfc9111.field.Fields;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpHeaders;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What a handler is asked under, in place of what its client asked under: the client's conditions
 * are answered here, from the response that the handler gives without them. They are taken off its
 * request and put back when the handler is done.
 */
final class Conditions {

    /** Those that ask for a response only if it is another one than the client's. */
    private static final List<String> OF_CLIENT =
            List.of(HttpHeaders.IF_NONE_MATCH, HttpHeaders.IF_MODIFIED_SINCE);

    /** Those that would make it unclear what a 304 is about, or the response a part. */
    private static final List<String> OTHERS =
            List.of(
                    HttpHeaders.IF_MATCH,
                    HttpHeaders.IF_UNMODIFIED_SINCE,
                    HttpHeaders.IF_RANGE,
                    HttpHeaders.RANGE);

    private final HttpRequest<?> request;
    private final List<String> names;
    private final List<Field> taken;
    private final AtomicBoolean back = new AtomicBoolean();

    private Conditions(HttpRequest<?> request, List<String> names, List<Field> taken) {
        this.request = request;
        this.names = names;
        this.taken = taken;
    }

    /**
     * Puts conditions of the cache in place of those of the client.
     *
     * @param ours none: the handler is asked for the response, whatever the client has
     * @throws UnsupportedOperationException if the request can't be changed
     */
    static Conditions replace(HttpRequest<?> request, Fields ours) {
        List<String> names = new ArrayList<>(OF_CLIENT);
        if (ours.size() > 0) {
            names.addAll(OTHERS);
        }
        HttpHeaders there = request.getHeaders();
        List<Field> taken = new ArrayList<>();
        for (String name : names) {
            there.getAll(name).forEach(value -> taken.add(new Field(name, value)));
        }
        Conditions conditions = new Conditions(request, names, taken);
        if (!taken.isEmpty() || ours.size() > 0) {
            conditions.set(ours);
        }
        return conditions;
    }

    /** The request as its client has sent it. */
    void putBack() {
        if (back.compareAndSet(false, true)) {
            set(Fields.of(taken));
        }
    }

    /** The handler is to be asked without conditions. */
    void drop() {
        set(Fields.EMPTY);
    }

    /** The header of a changed copy is that of the request itself. */
    private void set(Fields fields) {
        MutableHttpHeaders headers = request.mutate().getHeaders();
        names.forEach(headers::remove);
        fields.forEach(field -> headers.add(field.name(), field.value()));
    }
}
