package dev.larder.cache.http.exchange;

import dev.larder.cache.CacheStatus;
import dev.larder.cache.http.rfc9111.ReuseDecision;
import dev.larder.cache.http.rfc9111.ReuseReason;
import dev.larder.cache.http.rfc9111.StoreReason;
import dev.larder.cache.http.settings.HttpSettings;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpHeaders;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Says on a response how the cache has answered: in a word for people, for machines (RFC 9211), and
 * in a sentence where somebody wants to know why.
 */
@Singleton
final class StatusFields {

    private static final String CACHE_STATUS = "Cache-Status";
    private static final String NAME = "Larder";

    /** The largest integer that fields can hold (RFC 9651, 3.3.1). */
    private static final long LARGEST = 999_999_999_999_999L;

    private final @Nullable String header;
    private final boolean machine;
    private final Explanations explanations;

    StatusFields(HttpSettings settings, Explanations explanations) {
        this.header = settings.replies().statusHeader().orElse(null);
        this.machine = settings.replies().cacheStatus();
        this.explanations = explanations;
    }

    /** A response that was stored. */
    void hit(Replies.To to, MutableHttpHeaders headers, ReuseDecision decision) {
        CacheStatus status = decision.isFresh() ? CacheStatus.HIT : CacheStatus.STALE;
        set(headers, status);
        if (machine) {
            headers.add(
                    CACHE_STATUS,
                    NAME + "; hit; ttl=" + seconds(decision.remaining()) + key(to.key()));
        }
        explanations.say(
                to.request(),
                headers,
                () ->
                        status
                                + ": "
                                + Explanations.of(decision.reason())
                                + "; age "
                                + decision.age().toSeconds()
                                + " s; key "
                                + to.key());
    }

    /** A response that another request's load gave. */
    void collapsed(Replies.To to, MutableHttpHeaders headers, ReuseReason why) {
        set(headers, CacheStatus.HIT);
        add(headers, "; fwd=" + token(why) + "; collapsed" + key(to.key()));
        explanations.say(
                to.request(),
                headers,
                () ->
                        "HIT: "
                                + Explanations.of(why)
                                + "; another request was having it made (RFC 9111, 4); key "
                                + to.key());
    }

    /** A response that the handler made, whatever is made of it. */
    void forwarded(Exchange exchange, MutableHttpResponse<?> response, CacheStatus status) {
        forwarded(exchange, response, status, response.code());
    }

    /**
     * A response that the handler made, or what takes its place.
     *
     * @param made the status of what the handler made
     */
    void forwarded(Exchange exchange, MutableHttpResponse<?> sent, CacheStatus status, int made) {
        MutableHttpHeaders headers = sent.getHeaders();
        StoreReason stored = exchange.stored();
        set(headers, status);
        add(
                headers,
                "; fwd="
                        + token(exchange.forward())
                        + (made == sent.code() ? "" : "; fwd-status=" + made)
                        + (stored != null && stored.stores() ? "; stored" : "")
                        + key(exchange.keyOrNull())
                        + detail(stored));
        explanations.say(exchange.request(), headers, () -> forwarded(exchange, status));
    }

    private static String forwarded(Exchange exchange, CacheStatus status) {
        StoreReason stored = exchange.stored();
        Object key = exchange.keyOrNull();
        String why = status + ": " + Explanations.of(exchange.forward());
        String then =
                stored == null
                        ? ""
                        : (stored.stores() ? "; stored: " : "; not stored: ")
                                + Explanations.of(stored);
        return why + then + (key == null ? "" : "; key " + key);
    }

    /** A stored response that its origin says still holds. */
    void revalidated(Replies.To to, MutableHttpHeaders headers, ReuseReason why) {
        set(headers, CacheStatus.REVALIDATED);
        add(headers, "; fwd=" + token(why) + "; fwd-status=304" + key(to.key()));
        explanations.say(
                to.request(),
                headers,
                () ->
                        "REVALIDATED: "
                                + Explanations.of(why)
                                + "; the handler says that it still holds (RFC 9111, 4.3.3); key "
                                + to.key());
    }

    /** A stored response in place of an error. */
    void standIn(Replies.To to, MutableHttpHeaders headers, ReuseDecision decision, int failure) {
        set(headers, CacheStatus.STALE);
        add(
                headers,
                "; fwd=stale; fwd-status="
                        + failure
                        + "; ttl="
                        + seconds(decision.remaining())
                        + key(to.key()));
        explanations.say(
                to.request(),
                headers,
                () ->
                        "STALE: "
                                + Explanations.of(decision.reason())
                                + " with "
                                + failure
                                + "; key "
                                + to.key());
    }

    /** No response, where the request asked for a stored one only. */
    void absent(HttpRequest<?> request, MutableHttpHeaders headers) {
        set(headers, CacheStatus.MISS);
        add(headers, "; detail=only-if-cached");
        explanations.say(
                request,
                headers,
                () ->
                        "MISS: nothing stored can be used, and nothing else is wanted (RFC 9111, 5.2.1.7)");
    }

    /** Towards zero: a stale response has as many as its Age is over its lifetime. */
    private static long seconds(Duration remaining) {
        return remaining.isNegative()
                ? -Math.min(remaining.negated().toSeconds(), LARGEST)
                : Math.min(remaining.toSeconds(), LARGEST);
    }

    private static String token(ReuseReason why) {
        return why.forward().orElse("stale");
    }

    private String key(@Nullable Object key) {
        return key == null || !explanations.toldToClients()
                ? ""
                : "; key=\""
                        + Explanations.visible(key.toString())
                                .replace("\\", "\\\\")
                                .replace("\"", "\\\"")
                        + '"';
    }

    private static String detail(@Nullable StoreReason stored) {
        return stored == null || stored.stores()
                ? ""
                : "; detail=" + stored.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private void set(MutableHttpHeaders headers, CacheStatus status) {
        if (header != null) {
            headers.set(header, status.name());
        }
    }

    private void add(MutableHttpHeaders headers, String parameters) {
        if (machine) {
            headers.add(CACHE_STATUS, NAME + parameters);
        }
    }
}
