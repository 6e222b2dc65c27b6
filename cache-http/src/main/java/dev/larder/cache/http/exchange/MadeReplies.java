package dev.larder.cache.http.exchange;

import dev.larder.cache.http.rfc9111.HeldForm;
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
    private final UnreadBodies unread;

    MadeReplies(ConditionalReplies conditional, UnreadBodies unread) {
        this.conditional = conditional;
        this.unread = unread;
    }

    /** What takes the place of a response; empty if the client needs the response. */
    Optional<MutableHttpResponse<?>> of(
            Exchange exchange, MutableHttpResponse<?> response, Instant now) {
        Fields fields = ResponseFields.of(response.getHeaders());
        if (!mayBeReplaced(exchange, fields)) {
            return Optional.empty();
        }
        byte[] body = response.body() instanceof byte[] bytes ? bytes : NO_BYTES;
        Whole whole = whole(exchange, new Made(response.code(), fields, body), now);
        return Optional.ofNullable(
                conditional.of(
                        whole, now, reply -> addNotModified(held(exchange, whole, now), reply)));
    }

    /**
     * The 304 in place of a response whose content is not known, such as a stream; empty if the
     * client needs the response. The handler was not asked by the conditions of the client, so it
     * can't have answered them itself.
     */
    Optional<MutableHttpResponse<?>> ofUnread(
            Exchange exchange, MutableHttpResponse<?> response, Instant now) {
        Fields fields = ResponseFields.of(response.getHeaders());
        if (!mayBeReplaced(exchange, fields) || !unread.canBeDropped(exchange, response)) {
            return Optional.empty();
        }
        Whole whole = whole(exchange, new Made(response.code(), fields, NO_BYTES), now);
        if (!conditional.holds(whole, now)) {
            return Optional.empty();
        }
        unread.drop(response);
        MutableHttpResponse<?> reply = HttpResponse.notModified();
        addNotModified(held(exchange, whole, now), reply);
        return Optional.of(reply);
    }

    /** A cookie would get lost with the fields that are left out. */
    private static boolean mayBeReplaced(Exchange exchange, Fields fields) {
        return ConditionalReplies.asks(exchange.client().fields()::contains)
                && !fields.contains(FieldName.SET_COOKIE);
    }

    private record Made(int status, Fields fields, byte[] body) {}

    private static Whole whole(Exchange exchange, Made made, Instant now) {
        Representation selected =
                new Representation(
                        made.status(),
                        made.fields(),
                        Validators.of(made.fields(), now).justMade(),
                        exchange.codedTag(),
                        made.body().length,
                        exchange.policy().reply().ofRoute());
        return new Whole(
                exchange.request(),
                exchange.client(),
                selected,
                made::fields,
                new Whole.Bytes(made.body(), 0));
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
