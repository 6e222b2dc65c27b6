package dev.larder.cache.http;

import dev.larder.cache.http.exchange.CachingExchange;
import dev.larder.cache.http.exchange.Finishing;
import dev.larder.cache.http.rfc9111.Invalidation;
import dev.larder.cache.http.route.RoutePolicies;
import dev.larder.cache.http.route.RoutePolicy;
import dev.larder.cache.http.settings.HttpSettings;
import io.micronaut.core.order.Ordered;
import io.micronaut.core.propagation.MutablePropagatedContext;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Filter;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ConditionalFilter;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers requests from what is stored, and stores what handlers answer. What goes wrong in it
 * never reaches the client: the handler runs, its response goes out.
 */
@ServerFilter(Filter.MATCH_ALL_PATTERN)
final class HttpCacheFilter implements ConditionalFilter, Ordered {

    private static final Logger LOG = LoggerFactory.getLogger(HttpCacheFilter.class);

    private final RoutePolicies policies;
    private final CachingExchange exchange;
    private final Finishing finishing;
    private final UnsafeRequests unsafe;
    private final HttpSettings settings;

    HttpCacheFilter(
            RoutePolicies policies,
            CachingExchange exchange,
            Finishing finishing,
            UnsafeRequests unsafe,
            HttpSettings settings) {
        this.policies = policies;
        this.exchange = exchange;
        this.finishing = finishing;
        this.unsafe = unsafe;
        this.settings = settings;
    }

    @Override
    public int getOrder() {
        return settings.order();
    }

    @Override
    public boolean isEnabled(HttpRequest<?> request) {
        return policies.any()
                && (policies.of(request) != null || Invalidation.isUnsafe(request.getMethodName()));
    }

    /** Before the handler. A stage that gives nothing lets it run; it must not give null. */
    @RequestFilter
    @Nullable CompletionStage<Optional<MutableHttpResponse<?>>> lookup(
            HttpRequest<?> request, MutablePropagatedContext context) {
        RoutePolicy policy = policies.of(request);
        if (policy == null) {
            return null;
        }
        try {
            return exchange.begin(request, policy, context)
                    .exceptionally(
                            failure -> {
                                LOG.warn("{}: the cache failed", policy.name(), failure);
                                return Optional.empty();
                            });
        } catch (RuntimeException e) {
            LOG.warn("{}: the cache failed", policy.name(), e);
            return null;
        }
    }

    /** After the handler, or the filter that answered in its place. */
    @ResponseFilter
    @Nullable CompletionStage<Optional<MutableHttpResponse<?>>> store(
            HttpRequest<?> request, MutableHttpResponse<?> response) {
        try {
            CompletionStage<Optional<MutableHttpResponse<?>>> finished =
                    finishing.finish(request, response);
            return unsafe.after(request, response, finished);
        } catch (RuntimeException e) {
            LOG.warn("{}: the response is not stored", request.getPath(), e);
            finishing.abandoned(request);
            return null;
        }
    }
}
