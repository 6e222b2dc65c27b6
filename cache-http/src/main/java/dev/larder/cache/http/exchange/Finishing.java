package dev.larder.cache.http.exchange;

import dev.larder.cache.CacheStatus;
import dev.larder.cache.entry.Entry;
import dev.larder.cache.http.rfc9111.OriginResponse;
import dev.larder.cache.http.rfc9111.StoreDecision;
import dev.larder.cache.http.rfc9111.StoreDecision.Verdict;
import dev.larder.cache.http.rfc9111.StoreReason;
import dev.larder.cache.http.rfc9111.field.FieldName;
import dev.larder.cache.load.Loaded;
import dev.larder.cache.namespace.Counters.Event;
import io.micronaut.core.annotation.Internal;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.web.router.RouteAttributes;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is done with the response of a handler: its body captured, what may be stored stored, those
 * who wait let go, the client told.
 */
@Internal
@Singleton
public final class Finishing {

    private static final Logger LOG = LoggerFactory.getLogger(Finishing.class);

    private final ResponseCapture capture;
    private final Outcomes outcomes;
    private final Storing storing;
    private final ResponseEntries entries;
    private final Dressing dressing;
    private final StatusFields status;
    private final Freshening freshening;
    private final SurrogateKeys surrogates;
    private final MadeReplies replies;
    private final Unshared unshared;

    Finishing(
            ResponseCapture capture,
            Outcomes outcomes,
            Storing storing,
            ResponseEntries entries,
            Dressing dressing,
            StatusFields status,
            Freshening freshening,
            SurrogateKeys surrogates,
            MadeReplies replies,
            Unshared unshared) {
        this.capture = capture;
        this.outcomes = outcomes;
        this.storing = storing;
        this.entries = entries;
        this.dressing = dressing;
        this.status = status;
        this.freshening = freshening;
        this.surrogates = surrogates;
        this.replies = replies;
        this.unshared = unshared;
    }

    /**
     * Finishes the exchange of a request, if caching has a part in it.
     *
     * @return null: the response goes out as it is now; else what replaces it, if anything does
     */
    public @Nullable CompletionStage<Optional<MutableHttpResponse<?>>> finish(
            HttpRequest<?> request, MutableHttpResponse<?> response) {
        Exchange exchange = Exchange.of(request).orElse(null);
        if (exchange == null || exchange.marked() || !exchange.finish()) {
            return null;
        }
        exchange.putBack();
        Load load = exchange.load();
        if (load == null) {
            status.forwarded(exchange, response, CacheStatus.BYPASS);
            return null;
        }
        Surroundings around = exchange.surroundings();
        if (around != null && around.replaced(response)) {
            storing.letGo(exchange, load);
            status.forwarded(exchange, response, CacheStatus.MISS);
            return null;
        }
        boolean failed = RouteAttributes.getException(response).isPresent();
        Optional<MutableHttpResponse<?>> stored = fallback(exchange, load, response);
        if (stored.isPresent()) {
            return CompletableFuture.completedFuture(stored);
        }
        CompletionStage<Captured> captured =
                failed
                        ? CompletableFuture.completedFuture(Captured.unknown(null))
                        : capture.of(request, response);
        return captured.thenApply(body -> finished(exchange, load, response, body));
    }

    private Optional<MutableHttpResponse<?>> fallback(
            Exchange exchange, Load load, MutableHttpResponse<?> response) {
        try {
            return freshening.reply(exchange, load, response, capture.isReplaceable(response));
        } catch (RuntimeException e) {
            LOG.warn("What is stored for {} is not used", exchange.name(), e);
            return Optional.empty();
        }
    }

    private Optional<MutableHttpResponse<?>> finished(
            Exchange exchange, Load load, MutableHttpResponse<?> response, Captured captured) {
        outcomes.count(exchange, load, response);
        try {
            return judged(exchange, load, response, captured);
        } catch (RuntimeException e) {
            LOG.warn("The response to {} is not stored", exchange.name(), e);
            storing.letGo(exchange, load);
            status.forwarded(exchange, response, CacheStatus.MISS);
            return Optional.empty();
        }
    }

    private Optional<MutableHttpResponse<?>> judged(
            Exchange exchange, Load load, MutableHttpResponse<?> response, Captured captured) {
        surrogates.add(exchange, response, captured.result());
        OriginResponse origin = outcomes.origin(exchange, load, response, captured);
        StoreDecision decision =
                exchange.policy().rules().store().decide(exchange.client(), origin);
        exchange.stored(decision.reason());
        byte[] body = captured.bytes();
        if (body != null || exchange.request().getMethod() != HttpMethod.HEAD) {
            // What has no content for HEAD may have some for GET.
            unshared.note(exchange.keyed().key(), decision, response.code());
        }
        if (decision.storable().isPresent() && body != null) {
            Entry entry =
                    entries.entry(
                            exchange,
                            decision.storable().orElseThrow(),
                            entries.made(exchange, response, captured));
            StoredReply reply = Found.content(entry).reply();
            Dressing.apply(reply.head(), response.getHeaders());
            dressed(exchange, response, reply.madeTag(), body);
            storing.store(exchange, load, entry, decision.verdict() == Verdict.STORE);
            return labelled(exchange, response, CacheStatus.MISS);
        }
        if (!freshening.ofHead(exchange, load, response, origin)) {
            freshening.superseded(exchange, load, decision, response.code());
            storing.letGo(exchange, load);
        }
        if (decision.reason() == StoreReason.DECLINED && body != null) {
            dressed(
                    exchange,
                    response,
                    Dressing.tag(exchange.policy(), response.code(), origin.fields(), body),
                    body);
            return labelled(exchange, response, CacheStatus.MISS);
        }
        CacheStatus label =
                decision.reason() == StoreReason.PERSONAL ? CacheStatus.BYPASS : CacheStatus.MISS;
        if (body == null) {
            return labelled(exchange, response, label, replies.ofUnread(exchange, response, now()));
        }
        dressed(exchange, response, Optional.empty(), body);
        return labelled(exchange, response, label);
    }

    private void dressed(
            Exchange exchange,
            MutableHttpResponse<?> response,
            Optional<dev.larder.cache.http.rfc9111.field.EntityTag> tag,
            byte[] body) {
        if (!dressing.tag(exchange, response, tag, body.length)) {
            length(exchange, response, body);
        }
    }

    /** Without the length the server would close the connection of a HEAD request. */
    private static void length(Exchange exchange, MutableHttpResponse<?> response, byte[] body) {
        boolean head = exchange.request().getMethod() == HttpMethod.HEAD;
        if (head && response.code() != 204 && response.code() != 304) {
            response.getHeaders().set(FieldName.CONTENT_LENGTH, Integer.toString(body.length));
        }
    }

    private Optional<MutableHttpResponse<?>> labelled(
            Exchange exchange, MutableHttpResponse<?> response, CacheStatus label) {
        return labelled(exchange, response, label, replies.of(exchange, response, now()));
    }

    private static Instant now() {
        return Instant.ofEpochMilli(System.currentTimeMillis());
    }

    private Optional<MutableHttpResponse<?>> labelled(
            Exchange exchange,
            MutableHttpResponse<?> response,
            CacheStatus label,
            Optional<MutableHttpResponse<?>> instead) {
        instead.ifPresent(
                reply ->
                        surrogates.repeat(
                                () -> ResponseFields.of(response.getHeaders()),
                                reply.getHeaders()));
        MutableHttpResponse<?> sent = instead.isPresent() ? instead.get() : response;
        status.forwarded(exchange, sent, label, response.code());
        return instead;
    }

    /** Notes the response of a request as it leaves what the cache encloses. */
    public void inside(HttpRequest<?> request, HttpResponse<?> response) {
        Exchange.of(request)
                .ifPresent(
                        exchange -> {
                            exchange.putBack();
                            exchange.inside(response);
                        });
    }

    /** Whether it can come to {@link #isToBeAskedAgain}. */
    public boolean mayBeAskedAgain(HttpRequest<?> request) {
        return Exchange.of(request).map(Exchange::load).filter(Load::validates).isPresent();
    }

    /**
     * Whether the handler has to be asked once more, without conditions: it said that something
     * still holds that was not asked of it (RFC 9111, 4.3.4).
     */
    public boolean isToBeAskedAgain(HttpRequest<?> request, HttpResponse<?> response) {
        Exchange exchange = Exchange.of(request).orElse(null);
        Load load = exchange == null ? null : exchange.load();
        if (exchange == null
                || load == null
                || !Freshening.isMistaken(
                        load, response.code(), ResponseFields.of(response.getHeaders()))) {
            return false;
        }
        exchange.load(load.unconditional());
        return true;
    }

    /** Notes the response of a request when all filters that wrap requests have seen it. */
    public void outside(HttpRequest<?> request, HttpResponse<?> response) {
        Surroundings around = Exchange.of(request).map(Exchange::surroundings).orElse(null);
        if (around != null) {
            around.outside(response);
        }
    }

    /** Lets those go who wait for a response that will never come. */
    public void abandoned(HttpRequest<?> request) {
        Exchange exchange = Exchange.of(request).orElse(null);
        Load load = exchange == null ? null : exchange.load();
        if (exchange != null && load != null && exchange.finish()) {
            exchange.putBack();
            exchange.counters().count(Event.LOAD_FAILURE);
            storing.letGo(exchange, load);
        }
    }

    /** What those get who must answer themselves. */
    static Loaded nothing() {
        return Loaded.only("nothing to share");
    }
}
