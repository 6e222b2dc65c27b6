package dev.larder.cache.http.exchange;

import dev.larder.cache.http.rfc9111.ClientRequest;
import dev.larder.cache.http.rfc9111.Representation;
import dev.larder.cache.http.rfc9111.ReuseDecision;
import dev.larder.cache.http.rfc9111.ReuseReason;
import dev.larder.cache.http.rfc9111.StoredResponse;
import dev.larder.cache.http.rfc9111.field.DeltaSeconds;
import dev.larder.cache.http.rfc9111.field.FieldName;
import dev.larder.cache.http.rfc9111.field.HttpDate;
import dev.larder.cache.http.route.ResponseKey;
import dev.larder.cache.http.route.RoutePolicy;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpHeaders;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;

/** Makes replies of stored responses, as their first client would have got them. */
@Singleton
final class Replies {

    private static final String HEAD = "HEAD";

    private final StatusFields status;
    private final Presenting presenting;
    private final SurrogateKeys surrogates;
    private final ConditionalReplies conditional;
    private final ReplyBodyWriter writer = new ReplyBodyWriter();

    Replies(
            StatusFields status,
            Presenting presenting,
            SurrogateKeys surrogates,
            ConditionalReplies conditional) {
        this.status = status;
        this.presenting = presenting;
        this.surrogates = surrogates;
        this.conditional = conditional;
    }

    /** Who gets a reply, and when. */
    record To(
            HttpRequest<?> request,
            ClientRequest client,
            RoutePolicy policy,
            ResponseKey key,
            Instant now) {}

    /** The reply to a request that a stored response answers. */
    MutableHttpResponse<?> hit(To to, Found.Candidate candidate, ReuseDecision decision) {
        MutableHttpResponse<?> reply = reply(to, candidate.content().reply(), candidate.response());
        MutableHttpHeaders headers = reply.getHeaders();
        addAge(reply, decision.age());
        status.hit(to, headers, decision);
        return reply;
    }

    /** The reply to a request that has waited for another's response. */
    MutableHttpResponse<?> collapsed(To to, Found.Candidate candidate, ReuseReason why) {
        StoredResponse response = candidate.response();
        MutableHttpResponse<?> reply = reply(to, candidate.content().reply(), response);
        MutableHttpHeaders headers = reply.getHeaders();
        addAge(reply, response.freshness().age(to.now()));
        status.collapsed(to, headers, why);
        return reply;
    }

    /** The reply with a stored response that its origin says still holds (RFC 9111, 4.3.3). */
    MutableHttpResponse<?> revalidated(To to, Found.Candidate candidate, ReuseReason why) {
        StoredResponse response = candidate.response();
        MutableHttpResponse<?> reply = reply(to, candidate.content().reply(), response);
        MutableHttpHeaders headers = reply.getHeaders();
        addAge(reply, response.freshness().age(to.now()));
        status.revalidated(to, headers, why);
        return reply;
    }

    /** The reply with a stored response in place of an error (RFC 9111, 4.2.4). */
    MutableHttpResponse<?> standIn(
            To to, Found.Candidate candidate, ReuseDecision decision, int failure) {
        MutableHttpResponse<?> reply = reply(to, candidate.content().reply(), candidate.response());
        MutableHttpHeaders headers = reply.getHeaders();
        addAge(reply, decision.age());
        status.standIn(to, headers, decision, failure);
        return reply;
    }

    /** The reply to a request for a stored response, where there is none (RFC 9111, 5.2.1.7). */
    MutableHttpResponse<?> absent(HttpRequest<?> request, Instant now) {
        MutableHttpResponse<?> reply = HttpResponse.status(HttpStatus.GATEWAY_TIMEOUT);
        reply.getHeaders().add(FieldName.DATE, HttpDate.format(now));
        // Without it the server would close the connection of a HEAD request.
        reply.getHeaders().add(FieldName.CONTENT_LENGTH, "0");
        status.absent(request, reply.getHeaders());
        return reply;
    }

    private static void addAge(MutableHttpResponse<?> reply, Duration age) {
        if (!Refusals.isOne(reply.code())) {
            reply.getHeaders().add(FieldName.AGE, DeltaSeconds.format(age));
        }
    }

    private MutableHttpResponse<?> reply(To to, StoredReply stored, StoredResponse response) {
        boolean ofRoute = to.policy().reply().ofRoute();
        Snapshot snapshot = presenting.snapshot(stored, ofRoute);
        Form form = presenting.form(to, stored, snapshot.forms());
        if (ConditionalReplies.asks(to.request().getHeaders()::contains)) {
            MutableHttpResponse<?> instead =
                    conditional.of(
                            whole(to, stored, response, snapshot),
                            to.now(),
                            reply -> {
                                presenting.addNotModified(to, response, snapshot, form, reply);
                                surrogates.repeat(() -> stored.head().fields(), reply.getHeaders());
                            });
            if (instead != null) {
                return instead;
            }
        }
        MutableHttpResponse<?> reply = ofStatus(response.status(), stored.reason());
        snapshot.addWhole(reply.getHeaders(), form);
        return to.client().method().equals(HEAD)
                ? withLength(reply, form)
                : withBody(reply, form.body());
    }

    private Whole whole(To to, StoredReply stored, StoredResponse response, Snapshot snapshot) {
        Representation selected =
                Representation.of(response, to.policy().reply().ofRoute())
                        .with(presenting.codedTag(to.request(), snapshot.forms()));
        return new Whole(
                to.request(),
                to.client(),
                selected,
                snapshot::fields,
                new Whole.Bytes(stored.body(), offset(response)));
    }

    private static long offset(StoredResponse response) {
        return response.part().map(part -> part.range().first()).orElse(0L);
    }

    /**
     * Without the length the server would close the connection. It does where it would compress the
     * response to GET, for a length is that of this one or none (RFC 9110, 8.6).
     */
    private static MutableHttpResponse<?> withLength(MutableHttpResponse<?> reply, Form form) {
        CharSequence length = form.length();
        if (length != null && reply.code() != HttpStatus.NO_CONTENT.getCode()) {
            reply.getHeaders().add(FieldName.CONTENT_LENGTH, length);
        }
        return reply;
    }

    /** A response with these bytes as its body, whatever its route returns. */
    <T> MutableHttpResponse<?> withBody(MutableHttpResponse<T> reply, byte[] body) {
        if (body.length == 0) {
            return reply.body(null);
        }
        MutableHttpResponse<byte[]> whole = reply.body(body);
        whole.bodyWriter(writer);
        return whole;
    }

    /** A new response with a status; the constants are those that the server knows by identity. */
    private static MutableHttpResponse<?> ofStatus(int code, String reason) {
        if (code == HttpStatus.OK.getCode() && reason.isEmpty()) {
            return HttpResponse.ok();
        }
        if (reason.isEmpty()) {
            for (HttpStatus known : HttpStatus.values()) {
                if (known.getCode() == code) {
                    return ofStatus(known);
                }
            }
        }
        return HttpResponse.ok().status(code, reason.isEmpty() ? null : reason);
    }

    /** The server has no phrase of its own for some of them. */
    private static MutableHttpResponse<?> ofStatus(HttpStatus known) {
        MutableHttpResponse<?> reply = HttpResponse.status(known);
        return reply.reason().equals(known.getReason())
                ? reply
                : reply.status(known.getCode(), known.getReason());
    }
}
