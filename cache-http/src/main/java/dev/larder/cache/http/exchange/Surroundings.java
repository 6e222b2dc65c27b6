package dev.larder.cache.http.exchange;

import dev.larder.cache.http.rfc9111.field.Field;
import dev.larder.cache.http.rfc9111.field.Fields;
import io.micronaut.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What filters around the cache have done to a response. Those that wrap a request as a whole see
 * its response before any response method does, the cache's included, and will see each hit as
 * well: what they add must not be stored.
 *
 * <p>What they say about caching counts all the same.
 */
final class Surroundings {

    private static final Set<String> COUNTS = Set.of("expires", "pragma");

    private record Moment(int status, @Nullable Object body, Fields fields) {

        static Moment of(HttpResponse<?> response) {
            return new Moment(
                    response.code(), response.body(), ResponseFields.of(response.getHeaders()));
        }
    }

    private final Moment inside;
    private @Nullable Moment outside;

    private Surroundings(Moment inside) {
        this.inside = inside;
    }

    /** Begins when a response leaves what the cache encloses. */
    static Surroundings inside(HttpResponse<?> response) {
        return new Surroundings(Moment.of(response));
    }

    /**
     * Notes the response when all filters that wrap requests have seen it; the first time counts.
     */
    void outside(HttpResponse<?> response) {
        if (outside == null) {
            outside = Moment.of(response);
        }
    }

    /**
     * Whether it became another response.
     *
     * @param response as it is now: nobody has looked before where a filter inside has answered
     */
    boolean replaced(HttpResponse<?> response) {
        outside(response);
        Moment then = outside;
        return then != null && (then.status() != inside.status() || then.body() != inside.body());
    }

    /** The fields without what was done to them outside. */
    Fields own(Fields fields) {
        Moment then = outside;
        if (then == null || then.fields().equals(inside.fields())) {
            return fields;
        }
        List<Field> own = new ArrayList<>();
        fields.forEach(own::add);
        for (Field field : then.fields()) {
            if (!counts(field) && !contains(inside.fields(), field)) {
                own.remove(field);
            }
        }
        for (Field field : inside.fields()) {
            if (!counts(field) && !contains(then.fields(), field)) {
                own.add(field);
            }
        }
        return Fields.of(own);
    }

    /** What was added outside. */
    Fields added() {
        Moment then = outside;
        List<Field> added = new ArrayList<>();
        if (then != null) {
            for (Field field : then.fields()) {
                if (!contains(inside.fields(), field)) {
                    added.add(field);
                }
            }
        }
        return Fields.of(added);
    }

    private static boolean counts(Field field) {
        String name = field.name().toLowerCase(Locale.ROOT);
        return COUNTS.contains(name) || name.endsWith("cache-control");
    }

    private static boolean contains(Fields fields, Field field) {
        return fields.values(field.name()).contains(field.value());
    }
}
