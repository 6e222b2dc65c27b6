package dev.larder.cache.http.exchange;

import dev.larder.cache.http.rfc9111.ReplyFields;
import dev.larder.cache.http.rfc9111.field.ContentRange;
import dev.larder.cache.http.rfc9111.field.Field;
import dev.larder.cache.http.rfc9111.field.FieldName;
import dev.larder.cache.http.rfc9111.field.HttpDate;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import java.time.Instant;

/**
 * Replies that refuse what a condition or a range asks for. They are made now and for one request:
 * they have a Date of their own, no Age, and nothing by which anybody would store them.
 */
final class Refusals {

    private Refusals() {}

    /** Whether a status is that of a refusal; a stored response never has it. */
    static boolean isOne(int status) {
        return status == HttpStatus.PRECONDITION_FAILED.getCode()
                || status == HttpStatus.REQUESTED_RANGE_NOT_SATISFIABLE.getCode();
    }

    /** 412. */
    static MutableHttpResponse<?> preconditionFailed(Whole whole, Instant now) {
        return refusal(HttpStatus.PRECONDITION_FAILED, whole, now);
    }

    /** 416, with the length that there is (RFC 9110, 15.5.17). */
    static MutableHttpResponse<?> rangeNotSatisfiable(Whole whole, Instant now) {
        MutableHttpResponse<?> reply =
                refusal(HttpStatus.REQUESTED_RANGE_NOT_SATISFIABLE, whole, now);
        reply.getHeaders()
                .add(FieldName.CONTENT_RANGE, ContentRange.unsatisfied(whole.selected().length()));
        PartialReplies.acceptRanges(whole, reply);
        return reply;
    }

    private static MutableHttpResponse<?> refusal(HttpStatus status, Whole whole, Instant now) {
        MutableHttpResponse<?> reply = HttpResponse.status(status);
        reply.getHeaders().add(FieldName.DATE, HttpDate.format(now));
        for (Field field : ReplyFields.refused(whole.fields().get())) {
            reply.getHeaders().add(field.name(), field.value());
        }
        // Without it the server would close the connection of a HEAD request.
        reply.getHeaders().add(FieldName.CONTENT_LENGTH, "0");
        return reply;
    }
}
