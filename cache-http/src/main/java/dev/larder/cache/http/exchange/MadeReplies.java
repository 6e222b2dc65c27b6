package dev.larder.cache.http.exchange;

import dev.larder.cache.http.rfc9111.HeldForm;
import dev.larder.cache.http.rfc9111.Representation;
import dev.larder.cache.http.rfc9111.Validation;
import dev.larder.cache.http.rfc9111.Validators;
import dev.larder.cache.http.rfc9111.field.Field;
import dev.larder.cache.http.rfc9111.field.FieldLookup;
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
        Representation selected =
                new Representation(
                        response.code(),
                        fields,
                        Validators.of(fields, now),
                        exchange.codedTag(),
                        body.length,
                        exchange.policy().reply().ofRoute());
        Whole whole =
                new Whole(
                        exchange.request(),
                        exchange.client(),
                        selected,
                        () -> fields,
                        new Whole.Bytes(body, 0));
        return Optional.ofNullable(
                conditional.of(
                        whole, now, reply -> addNotModified(held(exchange, whole, now), reply)));
    }

    /**
     * The 304 that takes the place of a response whose body nobody has read, such as a stream;
     * empty if the client needs it. Ranges of it are the business of its handler.
     */
    Optional<MutableHttpResponse<?>> ofUnread(
            Exchange exchange, MutableHttpResponse<?> response, Instant now) {
        FieldLookup asked = exchange.client().fields();
        Fields fields = ResponseFields.of(response.getHeaders());
        Validators validators = Validators.of(fields, now);
        if (!validators.canValidate()
                || asked.contains(FieldName.IF_MATCH)
                || asked.contains(FieldName.IF_UNMODIFIED_SINCE)
                || fields.contains(FieldName.SET_COOKIE)
                || !Unread.canBeDropped(response)) {
            return Optional.empty();
        }
        Validation.Outcome outcome =
                Validation.evaluate(exchange.client(), response.code(), validators, now);
        if (outcome != Validation.Outcome.NOT_MODIFIED) {
            return Optional.empty();
        }
        Unread.drop(response);
        MutableHttpResponse<?> reply = HttpResponse.notModified();
        addNotModified(fields, reply);
        return Optional.of(reply);
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
