package dev.larder.cache.http.exchange;

import dev.larder.cache.http.rfc9111.StoreRules;
import dev.larder.cache.http.route.ResponseKey;
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
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Renews stored responses behind the backs of clients that got them stale (RFC 5861, 3): a request
 * of its own goes through all filters to the handler, once at a time for each response, and so many
 * at most; what is more is left to the next client.
 */
@Singleton
final class Behind {

    private static final Logger LOG = LoggerFactory.getLogger(Behind.class);
    private static final int MOST = 1_000;

    private record Slot(Object space, ResponseKey key) {}

    /** The way of a request through the server. */
    private static final class Way extends RequestLifecycle {

        Way(RouteExecutor routes) {
            super(routes);
        }

        ExecutionFlow<HttpResponse<?>> go(HttpRequest<?> request) {
            return normalFlow(request);
        }
    }

    private final Set<Slot> underWay = ConcurrentHashMap.newKeySet();
    private final RouteExecutor routes;
    private final ServerTraits server;
    private final ApplicationEventPublisher<HttpRequestTerminatedEvent> ends;

    Behind(
            RouteExecutor routes,
            ServerTraits server,
            ApplicationEventPublisher<HttpRequestTerminatedEvent> ends) {
        this.routes = routes;
        this.server = server;
        this.ends = ends;
    }

    /** Whether what answers a request can be renewed behind: not if its content is in the key. */
    static boolean mayRenew(Exchange exchange) {
        return !exchange.isBehind() && StoreRules.METHODS.contains(exchange.client().method());
    }

    /** Begins, unless it is under way. */
    void renew(Exchange exchange, Found found) {
        Slot slot = new Slot(exchange.policy().shelf().space(), found.slot());
        if (underWay.size() < MOST && underWay.add(slot)) {
            BehindRequest request = BehindRequest.of(exchange.request());
            server.continuation().execute(() -> run(slot, request));
        }
    }

    private void run(Slot slot, BehindRequest request) {
        try (PropagatedContext.Scope ignored =
                PropagatedContext.empty().plus(new ServerHttpRequestContext(request)).propagate()) {
            new Way(routes)
                    .go(request)
                    .onComplete((response, e) -> ended(slot, request, response, e));
        } catch (RuntimeException e) {
            ended(slot, request, null, e);
        }
    }

    private void ended(
            Slot slot,
            BehindRequest request,
            @Nullable HttpResponse<?> response,
            @Nullable Throwable failure) {
        underWay.remove(slot);
        if (response instanceof ByteBodyHttpResponse<?> unread) {
            unread.close();
        }
        if (failure != null) {
            LOG.debug("{} was not renewed", request.getPath(), failure);
        }
        ends.publishEvent(new HttpRequestTerminatedEvent(request));
    }
}
