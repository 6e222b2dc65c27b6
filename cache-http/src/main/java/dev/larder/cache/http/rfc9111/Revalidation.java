package dev.larder.cache.http.rfc9111;

import dev.larder.cache.http.rfc9111.field.EntityTag;
import dev.larder.cache.http.rfc9111.field.Field;
import dev.larder.cache.http.rfc9111.field.FieldLookup;
import dev.larder.cache.http.rfc9111.field.FieldName;
import dev.larder.cache.http.rfc9111.field.Fields;
import dev.larder.cache.http.rfc9111.field.HttpDate;
import dev.larder.cache.http.rfc9111.field.ResponseDirectives;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Asks the origin whether a stored response still holds, and reads its answer (RFC 9111, 4.3). */
public final class Revalidation {

    /** What a HEAD response says of the stored response to GET (RFC 9111, 4.3.5). */
    public enum OfHead {
        /** It is about the same representation, whose fields it renews. */
        SAME,
        /** It is about another one: what is stored no longer holds. */
        OTHER,
        /** It says nothing of it. */
        NOTHING
    }

    private static final int OK = 200;

    private Revalidation() {}

    /**
     * Whether such a request may have a condition of ours: If-None-Match would make a POST fail
     * (RFC 9110, 13.1.2).
     */
    public static boolean mayBeConditional(String method) {
        return !method.equals("POST");
    }

    /** The condition under which the origin need not send the response again (RFC 9111, 4.3.1). */
    public static Fields conditions(StoredResponse stored) {
        List<Field> conditions = new ArrayList<>(2);
        if (stored.own().tag().isPresent()) {
            conditions.add(of(FieldName.IF_NONE_MATCH, FieldName.ETAG, stored));
        }
        if (stored.own().lastModified().isPresent()) {
            conditions.add(of(FieldName.IF_MODIFIED_SINCE, FieldName.LAST_MODIFIED, stored));
        }
        return Fields.of(conditions);
    }

    private static Field of(String condition, String validator, StoredResponse stored) {
        return new Field(condition, stored.fields().first(validator).orElse(""));
    }

    /**
     * Whether a 304 is about the stored response (RFC 9111, 4.3.4): a tag that it states has to be
     * the stored one, strong tags byte for byte; without one a Last-Modified has to be. One that
     * states neither answers what was asked.
     */
    public static boolean isAbout(StoredResponse stored, FieldLookup notModified, Instant now) {
        Validators stated = Validators.of(notModified, now);
        if (stated.tag().isPresent()) {
            EntityTag tag = stated.tag().get();
            return stored.own()
                    .tag()
                    .filter(own -> tag.weak() ? own.matchesWeakly(tag) : own.equals(tag))
                    .isPresent();
        }
        return stated.lastModified().isEmpty()
                || stated.lastModified().equals(stored.own().lastModified());
    }

    /**
     * The fields of the stored response with those of a response that renews it (RFC 9111, 3.2). A
     * field of the new one takes the place of all lines of that name. Those of a connection don't
     * count, nor those that tell how the stored bytes are coded or how many they are.
     *
     * @param at when the new response was there: its Date where it has none
     */
    public static Fields freshened(
            StoredResponse stored, Fields renewing, ResponseDirectives ofRenewing, Instant at) {
        Fields update = StoredFields.ofUpdate(renewing, ofRenewing);
        Fields fields = stored.fields().replacedBy(update);
        boolean dated =
                update.first(FieldName.DATE).flatMap(text -> HttpDate.parse(text, at)).isPresent();
        return dated ? fields : fields.with(FieldName.DATE, HttpDate.format(at));
    }

    /**
     * The fields of a response that renews a stored one which are for its own client alone:
     * cookies, and what private and no-cache name.
     */
    public static Fields ofItsClient(Fields renewing, ResponseDirectives ofRenewing) {
        return StoredFields.ofOneReply(renewing, ofRenewing);
    }

    /** What a response to HEAD says of the stored response to GET (RFC 9111, 4.3.5). */
    public static OfHead head(StoredResponse stored, int status, Fields head, Instant now) {
        if (status != OK || stored.status() != OK) {
            return OfHead.NOTHING;
        }
        Validators stated = Validators.of(head, now);
        boolean same =
                isOf(stored.own().tag(), stated.tag())
                        && isOf(stored.own().lastModified(), stated.lastModified())
                        && hasLength(head, stored.body().length);
        return same ? OfHead.SAME : OfHead.OTHER;
    }

    /** A validator that is stated has to be the stored one; nothing stated tells nothing. */
    private static <T> boolean isOf(Optional<T> stored, Optional<T> stated) {
        return stated.isEmpty() || stated.equals(stored);
    }

    private static boolean hasLength(Fields head, int length) {
        return head.values(FieldName.CONTENT_LENGTH).stream()
                .allMatch(Integer.toString(length)::equals);
    }
}
