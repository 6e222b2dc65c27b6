package dev.larder.cache.http.exchange;

import dev.larder.cache.http.exchange.ReplyCodings.Accepted;
import dev.larder.cache.http.rfc9111.Freshness;
import dev.larder.cache.http.rfc9111.ResponseHead;
import dev.larder.cache.http.rfc9111.StoreDecision.Storable;
import dev.larder.cache.http.rfc9111.field.AcceptEncoding;
import dev.larder.cache.http.rfc9111.field.DeltaSeconds;
import dev.larder.cache.http.rfc9111.field.EntityTag;
import dev.larder.cache.http.rfc9111.field.FieldLookup;
import dev.larder.cache.http.rfc9111.field.FieldName;
import dev.larder.cache.http.rfc9111.field.Fields;
import dev.larder.cache.http.route.RoutePolicy;
import io.micronaut.http.MutableHttpHeaders;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Gives the response of a route what its handler hasn't set: an ETag, a Vary, a Cache-Control. What
 * the handler has set stays.
 */
@Singleton
final class Dressing {

    private static final int OK = 200;
    private static final String FOREVER = "31536000";

    private final ReplyCodings codings;

    Dressing(ReplyCodings codings) {
        this.codings = codings;
    }

    /** The tag for a body; empty where the response has one, or gets none. */
    static Optional<EntityTag> tag(RoutePolicy policy, int status, Fields fields, byte[] body) {
        return policy.reply().ofRoute() && status == OK && !fields.contains(FieldName.ETAG)
                ? Optional.of(EntityTag.of(fields.first(FieldName.CONTENT_TYPE).orElse(""), body))
                : Optional.empty();
    }

    /** The head that is stored: what every client gets. */
    static ResponseHead head(RoutePolicy policy, FieldLookup request, Storable storable) {
        ResponseHead head = storable.head();
        List<String> vary = new ArrayList<>(policy.reply().vary());
        policy.reply().fallbacks().stream().filter(request::contains).forEach(vary::add);
        Fields varied = VaryField.with(head.fields(), vary);
        if (varied != head.fields()) {
            head = head.with(FieldName.VARY, varied.first(FieldName.VARY).orElse(""));
        }
        String cacheControl = cacheControl(policy.reply(), storable);
        return cacheControl == null ? head : head.with(FieldName.CACHE_CONTROL, cacheControl);
    }

    private static @Nullable String cacheControl(RoutePolicy.Reply reply, Storable storable) {
        Fields fields = storable.head().fields();
        if (!reply.ofRoute()
                || fields.contains(FieldName.CACHE_CONTROL)
                || fields.contains(FieldName.EXPIRES)) {
            return null;
        }
        RoutePolicy.MaxAge maxAge = reply.maxAge();
        if (maxAge == null) {
            return reply.privately() ? "private" : null;
        }
        Duration duration =
                maxAge.fixed() == null ? storable.lifetime().duration() : maxAge.fixed();
        String seconds =
                duration.compareTo(Freshness.FOREVER) >= 0
                        ? FOREVER
                        : DeltaSeconds.format(duration);
        return (reply.privately() ? "private, " : "") + "max-age=" + seconds;
    }

    /** Puts on the response what its stored head has more. */
    static void apply(ResponseHead head, MutableHttpHeaders headers) {
        Fields there = ResponseFields.of(headers);
        Fields varied = VaryField.with(there, head.fields().members(FieldName.VARY));
        if (varied != there) {
            headers.set(FieldName.VARY, varied.first(FieldName.VARY).orElse(""));
        }
        if (!there.contains(FieldName.CACHE_CONTROL)) {
            head.fields()
                    .first(FieldName.CACHE_CONTROL)
                    .ifPresent(value -> headers.set(FieldName.CACHE_CONTROL, value));
        }
    }

    /**
     * Puts the tag on the response, as a weak one if the body will leave compressed; the handler's
     * own is made weak then.
     *
     * @param made the tag for the body; empty if it gets none
     * @return whether the server will compress the body
     */
    boolean tag(
            Exchange exchange,
            MutableHttpResponse<?> response,
            Optional<EntityTag> made,
            int length) {
        boolean ofRoute = exchange.policy().reply().ofRoute();
        MutableHttpHeaders headers = response.getHeaders();
        Fields fields = ResponseFields.of(headers);
        boolean byServer = codings.byServer(response.code(), fields, length);
        boolean byUs = ofRoute && codings.byUs(response.code(), fields, length);
        if (ofRoute && (byServer || byUs)) {
            VaryField.with(fields, AcceptEncoding.NAME)
                    .first(FieldName.VARY)
                    .ifPresent(vary -> headers.set(FieldName.VARY, vary));
        }
        Accepted accepted = codings.accepted(exchange.request());
        Optional<EntityTag> plain =
                made.or(() -> fields.first(FieldName.ETAG).flatMap(EntityTag::parse));
        boolean compressed = byServer && accepted.byServer();
        if (compressed) {
            plain.ifPresent(tag -> headers.set(FieldName.ETAG, tag.asWeak().text()));
        } else {
            made.ifPresent(tag -> headers.set(FieldName.ETAG, tag.text()));
        }
        if (byUs && accepted.ours()) {
            exchange.codedTag(codings.tags(plain).get(accepted.coding()));
        }
        return compressed;
    }
}
