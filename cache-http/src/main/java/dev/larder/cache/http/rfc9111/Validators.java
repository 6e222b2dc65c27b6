package dev.larder.cache.http.rfc9111;

import dev.larder.cache.http.rfc9111.field.EntityTag;
import dev.larder.cache.http.rfc9111.field.FieldLookup;
import dev.larder.cache.http.rfc9111.field.FieldName;
import dev.larder.cache.http.rfc9111.field.HttpDate;
import java.time.Instant;
import java.util.Optional;

/**
 * What tells one version of a representation from another (RFC 9110, 8.8).
 *
 * @param date of the response; when it was there, if it does not say
 */
public record Validators(Optional<EntityTag> tag, Optional<Instant> lastModified, Instant date) {

    /** Those that the fields of a response state. */
    public static Validators of(FieldLookup fields, Instant responseTime) {
        return new Validators(
                fields.first(FieldName.ETAG).flatMap(EntityTag::parse),
                date(fields, FieldName.LAST_MODIFIED, responseTime),
                date(fields, FieldName.DATE, responseTime).orElse(responseTime));
    }

    /** The same with that tag, if they have none. */
    public Validators orTag(Optional<EntityTag> other) {
        return tag.isPresent() || other.isEmpty()
                ? this
                : new Validators(other, lastModified, date);
    }

    /**
     * The same of a response that has just been made. Without a date of change it has none that
     * If-Modified-Since could be compared with: its Date is later than all that a client may have
     * (RFC 9110, 13.1.3).
     */
    public Validators justMade() {
        return lastModified.isPresent() ? this : new Validators(tag, lastModified, Instant.MAX);
    }

    /** Whether an origin can be asked with them. */
    public boolean canValidate() {
        return tag.isPresent() || lastModified.isPresent();
    }

    private static Optional<Instant> date(FieldLookup fields, String name, Instant now) {
        return fields.first(name).flatMap(text -> HttpDate.parse(text, now));
    }
}
