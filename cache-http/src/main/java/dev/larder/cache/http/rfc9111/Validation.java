package dev.larder.cache.http.rfc9111;

import dev.larder.cache.http.rfc9111.field.EntityTagCondition;
import dev.larder.cache.http.rfc9111.field.FieldName;
import dev.larder.cache.http.rfc9111.field.Fields;
import dev.larder.cache.http.rfc9111.field.HttpDate;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Does a client already have what it asks for (RFC 9111, 4.3.2; RFC 9110, 13)? */
public final class Validation {

    /** What a client's conditions come to. */
    public enum Outcome {
        /** It has it: 304. */
        NOT_MODIFIED,
        /** It has something else: the response as it is. */
        MODIFIED,
        /** It did not ask, or may not ask that of this response: the response as it is. */
        UNCONDITIONAL
    }

    private static final Set<String> METHODS = Set.of("GET", "HEAD");

    /** RFC 9111, 4.3.2: a part has the validators of the whole. */
    private static final Set<Integer> STATUSES = Set.of(200, 206);

    /** Those that a 304 has to repeat (RFC 9110, 15.4.5), and those that caches need. */
    private static final Set<String> OF_NOT_MODIFIED =
            Set.of(
                    "content-location",
                    "date",
                    "etag",
                    "expires",
                    "vary",
                    "cache-status",
                    "cache-groups");

    private Validation() {}

    /**
     * What the request's conditions come to.
     *
     * @param status of the response that would answer it
     * @param validators of that response, as clients know them
     * @param now decides the century of dates with years of two digits
     */
    public static Outcome evaluate(
            ClientRequest request, int status, Validators validators, Instant now) {
        if (!STATUSES.contains(status) || !METHODS.contains(request.method())) {
            return Outcome.UNCONDITIONAL;
        }
        Optional<EntityTagCondition> tags =
                EntityTagCondition.of(request.fields(), FieldName.IF_NONE_MATCH);
        // RFC 9110, 13.1.3: with If-None-Match, the date is not looked at.
        if (tags.isPresent()) {
            return outcome(isAmong(tags.get(), validators));
        }
        var dates = request.fields().values(FieldName.IF_MODIFIED_SINCE);
        if (dates.size() != 1) {
            return Outcome.UNCONDITIONAL;
        }
        return HttpDate.parse(dates.get(0), now)
                .map(since -> outcome(!modified(validators).isAfter(since)))
                .orElse(Outcome.UNCONDITIONAL);
    }

    /** The fields of a 304 that stands for a response with these fields. */
    public static Fields notModified(Fields fields) {
        boolean tagged = fields.contains(FieldName.ETAG);
        return fields.without(
                name -> {
                    String lower = name.toLowerCase(Locale.ROOT);
                    boolean date = !tagged && lower.equals("last-modified");
                    return !date && !OF_NOT_MODIFIED.contains(lower) && !isForCaches(lower);
                });
    }

    /** Cache-Control, and the fields for some caches only, whose names end so (RFC 9213, 3). */
    private static boolean isForCaches(String lower) {
        return lower.endsWith("cache-control");
    }

    private static boolean isAmong(EntityTagCondition condition, Validators validators) {
        return condition.any() || validators.tag().filter(condition::matchesWeakly).isPresent();
    }

    /** RFC 9111, 4.3.2: the date of the response where it does not say when it was modified. */
    private static Instant modified(Validators validators) {
        return validators.lastModified().orElse(validators.date());
    }

    private static Outcome outcome(boolean same) {
        return same ? Outcome.NOT_MODIFIED : Outcome.MODIFIED;
    }
}
