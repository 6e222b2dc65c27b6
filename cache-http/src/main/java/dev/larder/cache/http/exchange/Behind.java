package dev.larder.cache.http.exchange;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.larder.cache.http.rfc9111.StoreReason;
import dev.larder.cache.http.rfc9111.StoreRules;
import dev.larder.cache.http.route.ResponseKey;
import dev.larder.cache.time.LarderClock;
import io.micronaut.context.event.ApplicationEventPublisher;
import io.micronaut.core.execution.ExecutionFlow;
import io.micronaut.core.propagation.PropagatedContext;
import io.micronaut.http.ByteBodyHttpResponse;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.context.ServerHttpRequestContext;
import io.micronaut.http.context.event.HttpRequestTerminatedEvent;
import io.micronaut.http.server.RequestLifecycle;
import io.micronaut.http.server.RouteExecutor;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Renews stored responses behind the backs of clients that got them stale (RFC 5861, 3): a request
 * of its own goes through all filters to the handler, once at a time for each response, and so many
 * at most; what is more is left to the next client. Where it renews nothing, as with a handler that
 * fails, the next one begins after a pause; one that does not end is not waited for any longer
 * after a while.
 */
@Singleton
final class Behind {

    private static final Logger LOG = LoggerFactory.getLogger(Behind.class);
    private static final int MOST = 1_000;
    private static final int MOST_PAUSING = 10_000;
    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private record Slot(Object space, ResponseKey key) {}

    private record Renewal(Slot slot, Long began, BehindRequest request) {}

    /** The way of a request through the server. */
    private static final class Way extends RequestLifecycle {

        Way(RouteExecutor routes) {
            super(routes);
        }

        ExecutionFlow<HttpResponse<?>> go(HttpRequest<?> request) {
            return normalFlow(request);
        }
    }

    /** When each began. */
    private final Map<Slot, Long> underWay = new ConcurrentHashMap<>();

    private final Cache<Slot, Boolean> pausing;
    private final LarderClock clock;
    private final RouteExecutor routes;
    private final ServerTraits server;
    private final ApplicationEventPublisher<HttpRequestTerminatedEvent> ends;

    Behind(
            RouteExecutor routes,
            ServerTraits server,
            ApplicationEventPublisher<HttpRequestTerminatedEvent> ends,
            LarderClock clock) {
        this.routes = routes;
        this.server = server;
        this.ends = ends;
        this.clock = clock;
        this.pausing =
                Caffeine.newBuilder()
                        .maximumSize(MOST_PAUSING)
                        .expireAfterWrite(PAUSE)
                        .ticker(() -> Duration.ofMillis(clock.millis()).toNanos())
                        .executor(Runnable::run)
                        .build();
    }

    /** Whether what answers a request can be renewed behind: not if its content is in the key. */
    static boolean mayRenew(Exchange exchange) {
        return !exchange.isBehind() && StoreRules.METHODS.contains(exchange.client().method());
    }

    /** Begins, unless it is under way, or failed a moment ago. */
    void renew(Exchange exchange, Found found) {
        Slot slot = new Slot(exchange.policy().shelf().space(), found.slot());
        Long began = clock.millis();
        if (pausing.getIfPresent(slot) == null && mayBegin(slot, began)) {
            BehindRequest request = BehindRequest.of(exchange.request());
            Renewal renewal = new Renewal(slot, began, request);
            server.continuation().execute(() -> run(renewal));
        }
    }

    private boolean mayBegin(Slot slot, Long now) {
        if (underWay.size() >= MOST) {
            return false;
        }
        Long before = underWay.putIfAbsent(slot, now);
        return before == null
                || now - before >= LONGEST.toMillis() && underWay.replace(slot, before, now);
    }

    private void run(Renewal renewal) {
        BehindRequest request = renewal.request();
        try (PropagatedContext.Scope ignored =
                PropagatedContext.empty().plus(new ServerHttpRequestContext(request)).propagate()) {
            new Way(routes).go(request).onComplete((response, e) -> ended(renewal, response, e));
        } catch (RuntimeException e) {
            ended(renewal, null, e);
        }
    }

    private void ended(
            Renewal renewal, @Nullable HttpResponse<?> response, @Nullable Throwable failure) {
        BehindRequest request = renewal.request();
        if (response == null || !isRenewed(request, response)) {
            pausing.put(renewal.slot(), Boolean.TRUE);
        }
        underWay.remove(renewal.slot(), renewal.began());
        if (response instanceof ByteBodyHttpResponse<?> unread) {
            unread.close();
        }
        if (failure != null) {
            LOG.debug("{} was not renewed", request.getPath(), failure);
        }
        ends.publishEvent(new HttpRequestTerminatedEvent(request));
    }

    /** Whether something was stored; where no handler ran, whether nobody has refused it. */
    private static boolean isRenewed(BehindRequest request, HttpResponse<?> response) {
        Exchange exchange = Exchange.of(request).orElse(null);
        if (exchange == null || exchange.load() == null) {
            return response.code() < 400;
        }
        StoreReason stored = exchange.stored();
        return stored != null && stored.stores();
    }
}
