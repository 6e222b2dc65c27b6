package dev.larder.cache.http.rfc9111;

import dev.larder.cache.http.rfc9111.field.EntityTag;
import dev.larder.cache.http.rfc9111.field.FieldLookup;
import dev.larder.cache.http.rfc9111.field.FieldName;
import dev.larder.cache.http.rfc9111.field.HttpDate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Has a client the version whose ranges it asks for (RFC 9110, 13.1.5)? */
final class IfRange {

    private static final Duration CERTAIN = Duration.ofSeconds(1);

    private IfRange() {}

    /** True where it does not ask. False for what is neither a tag nor a date. */
    static boolean holds(FieldLookup request, Validators validators, Instant now) {
        List<String> values = request.values(FieldName.IF_RANGE);
        if (values.isEmpty()) {
            return true;
        }
        if (values.size() > 1) {
            return false;
        }
        String value = values.get(0);
        return isTag(value)
                ? EntityTag.parse(value).filter(tag -> isTag(tag, validators)).isPresent()
                : HttpDate.parse(value, now).filter(date -> isDate(date, validators)).isPresent();
    }

    /** RFC 9110, 13.1.5: the first three characters tell tags from dates. */
    private static boolean isTag(String value) {
        return value.startsWith("\"") || value.startsWith("W/\"");
    }

    private static boolean isTag(EntityTag tag, Validators validators) {
        return validators.tag().filter(tag::matchesStrongly).isPresent();
    }

    /**
     * RFC 9110, 8.8.2.2: a date is as good as a strong tag only if the response came later than in
     * the second of the change.
     */
    private static boolean isDate(Instant date, Validators validators) {
        Optional<Instant> modified = validators.lastModified();
        return modified.isPresent()
                && modified.get().equals(date)
                && !validators.date().isBefore(date.plus(CERTAIN));
    }
}
