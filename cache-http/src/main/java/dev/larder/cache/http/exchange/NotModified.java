package dev.larder.cache.http.exchange;

import dev.larder.cache.http.rfc9111.ClientRequest;
import dev.larder.cache.http.rfc9111.HeldForm;
import dev.larder.cache.http.rfc9111.Validation;
import dev.larder.cache.http.rfc9111.Validators;
import dev.larder.cache.http.rfc9111.field.EntityTag;
import dev.larder.cache.http.rfc9111.field.Field;
import dev.larder.cache.http.rfc9111.field.FieldName;
import dev.larder.cache.http.rfc9111.field.Fields;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import java.time.Instant;
import java.util.Optional;

/** Answers the condition of a request whose response has just been made (RFC 9110, 13). */
final class NotModified {

    private NotModified() {}

    /**
     * The 304 that takes the place of a response; empty if the client needs the response.
     *
     * @param coded the tag that the response has in the coding that a hit would have
     */
    static Optional<MutableHttpResponse<?>> of(
            ClientRequest client,
            MutableHttpResponse<?> response,
            Optional<EntityTag> coded,
            Instant now) {
        boolean asked =
                client.fields().contains(FieldName.IF_NONE_MATCH)
                        || client.fields().contains(FieldName.IF_MODIFIED_SINCE);
        if (!asked) {
            return Optional.empty();
        }
        Fields fields = ResponseFields.of(response.getHeaders());
        HeldForm held =
                HeldForm.of(client, response.code(), Validators.of(fields, now), coded, now);
        // A cookie would get lost with the fields that a 304 leaves out.
        if (held == HeldForm.NONE || fields.contains(FieldName.SET_COOKIE)) {
            return Optional.empty();
        }
        Fields tagged =
                held == HeldForm.CODED && coded.isPresent()
                        ? fields.with(FieldName.ETAG, coded.get().text())
                        : fields;
        MutableHttpResponse<?> reply = HttpResponse.notModified();
        for (Field field : Validation.notModified(tagged)) {
            reply.getHeaders().add(field.name(), field.value());
        }
        return Optional.of(reply);
    }
}
