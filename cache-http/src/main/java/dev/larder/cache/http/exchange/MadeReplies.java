package dev.larder.cache.http.exchange;

import dev.larder.cache.http.rfc9111.ConditionResult.Verdict;
import dev.larder.cache.http.rfc9111.HeldForm;
import dev.larder.cache.http.rfc9111.Preconditions;
import dev.larder.cache.http.rfc9111.Representation;
import dev.larder.cache.http.rfc9111.Validation;
import dev.larder.cache.http.rfc9111.Validators;
import dev.larder.cache.http.rfc9111.field.Field;
import dev.larder.cache.http.rfc9111.field.FieldName;
import dev.larder.cache.http.rfc9111.field.Fields;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;

/**
 * Answers the conditions of a request, and its range, where the response has just been made: as the
 * next request would be answered from what is stored.
 */
@Singleton
final class MadeReplies {

    private static final byte[] NO_BYTES = {};

    private final ConditionalReplies conditional;

    MadeReplies(ConditionalReplies conditional) {
        this.conditional = conditional;
    }

    /** What takes the place of a response; empty if the client needs the response. */
    Optional<MutableHttpResponse<?>> of(
            Exchange exchange, MutableHttpResponse<?> response, Instant now) {
        Fields fields = ResponseFields.of(response.getHeaders());
        // A cookie would get lost with the fields that are left out.
        if (!ConditionalReplies.asks(exchange.client().fields()::contains)
                || fields.contains(FieldName.SET_COOKIE)) {
            return Optional.empty();
        }
        byte[] body = response.body() instanceof byte[] bytes ? bytes : NO_BYTES;
        Whole whole = whole(exchange, response, fields, body, now);
        return Optional.ofNullable(
                conditional.of(
                        whole, now, reply -> addNotModified(held(exchange, whole, now), reply)));
    }

    /**
     * A 304 in place of a stream, which then is not read; empty if the client needs the stream. Its
     * handler was not asked, for the conditions of clients are answered here.
     */
    Optional<MutableHttpResponse<?>> ofStream(
            Exchange exchange, MutableHttpResponse<?> response, Instant now) {
        Fields fields = ResponseFields.of(response.getHeaders());
        if (!ConditionalReplies.asks(exchange.client().fields()::contains)
                || fields.contains(FieldName.SET_COOKIE)
                || !UnreadContent.canEnd(response)) {
            return Optional.empty();
        }
        Whole whole = whole(exchange, response, fields, NO_BYTES, now);
        if (Preconditions.decide(whole.client(), whole.selected(), now).verdict()
                != Verdict.NOT_MODIFIED) {
            return Optional.empty();
        }
        UnreadContent.end(response);
        MutableHttpResponse<?> reply = HttpResponse.notModified();
        addNotModified(held(exchange, whole, now), reply);
        return Optional.of(reply);
    }

    private static Whole whole(
            Exchange exchange,
            MutableHttpResponse<?> response,
            Fields fields,
            byte[] body,
            Instant now) {
        Representation selected =
                new Representation(
                        response.code(),
                        fields,
                        Validators.of(fields, now),
                        exchange.codedTag(),
                        body.length,
                        exchange.policy().reply().ofRoute());
        return new Whole(
                exchange.request(),
                exchange.client(),
                selected,
                () -> fields,
                new Whole.Bytes(body, 0));
    }

    /** The fields with the tag of the form that the client has. */
    private static Fields held(Exchange exchange, Whole whole, Instant now) {
        Fields fields = whole.fields().get();
        Representation selected = whole.selected();
        HeldForm held =
                HeldForm.of(
                        exchange.client(),
                        selected.status(),
                        selected.validators(),
                        selected.coded(),
                        now);
        return held == HeldForm.CODED && selected.coded().isPresent()
                ? fields.with(FieldName.ETAG, selected.coded().get().text())
                : fields;
    }

    private static void addNotModified(Fields fields, MutableHttpResponse<?> reply) {
        for (Field field : Validation.notModified(fields)) {
            reply.getHeaders().add(field.name(), field.value());
        }
    }
}
