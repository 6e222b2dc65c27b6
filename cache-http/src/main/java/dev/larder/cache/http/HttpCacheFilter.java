package dev.larder.cache.http;

import dev.larder.cache.http.exchange.CachingExchange;
import dev.larder.cache.http.exchange.Finishing;
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
import io.micronaut.http.filter.FilterContinuation;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * Answers requests from what is stored, and stores what handlers answer. What goes wrong in it
 * never reaches the client: the handler runs, its response goes out.
 *
 * <p>It wraps the request, to see the response before filters around it do, and stores it in a
 * response method, which Micronaut calls when those of filters inside it, such as views, are done.
 */
@ServerFilter(Filter.MATCH_ALL_PATTERN)
final class HttpCacheFilter implements ConditionalFilter, Ordered {

    private static final Logger LOG = LoggerFactory.getLogger(HttpCacheFilter.class);
    private static final CompletionStage<Optional<MutableHttpResponse<?>>> NOTHING =
            CompletableFuture.completedFuture(Optional.empty());

    private final RoutePolicies policies;
    private final CachingExchange exchange;
    private final Finishing finishing;
    private final HttpSettings settings;

    HttpCacheFilter(
            RoutePolicies policies,
            CachingExchange exchange,
            Finishing finishing,
            HttpSettings settings) {
        this.policies = policies;
        this.exchange = exchange;
        this.finishing = finishing;
        this.settings = settings;
    }

    @Override
    public int getOrder() {
        return settings.order();
    }

    @Override
    public boolean isEnabled(HttpRequest<?> request) {
        return policies.of(request) != null;
    }

    /** Answers the request, or lets it go on; a hit in memory is a stage that is complete. */
    @RequestFilter
    CompletionStage<MutableHttpResponse<?>> answer(
            HttpRequest<?> request,
            MutablePropagatedContext context,
            FilterContinuation<Publisher<MutableHttpResponse<?>>> rest) {
        CompletableFuture<Optional<MutableHttpResponse<?>>> found =
                begin(request, context).toCompletableFuture();
        if (!found.isDone()) {
            return found.thenCompose(
                    reply -> reply.isPresent() ? done(reply.get()) : proceed(request, rest));
        }
        Optional<MutableHttpResponse<?>> reply = found.join();
        return reply.isPresent() ? done(reply.get()) : proceed(request, rest);
    }

    private CompletionStage<Optional<MutableHttpResponse<?>>> begin(
            HttpRequest<?> request, MutablePropagatedContext context) {
        RoutePolicy policy = policies.of(request);
        if (policy == null) {
            return NOTHING;
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
            return NOTHING;
        }
    }

    private static CompletionStage<MutableHttpResponse<?>> done(MutableHttpResponse<?> reply) {
        return CompletableFuture.completedFuture(reply);
    }

    private CompletionStage<MutableHttpResponse<?>> proceed(
            HttpRequest<?> request, FilterContinuation<Publisher<MutableHttpResponse<?>>> rest) {
        // One that has proceeded gives the same response again.
        FilterContinuation<Publisher<MutableHttpResponse<?>>> again =
                finishing.mayBeAskedAgain(request) ? rest.request(request) : null;
        return Mono.<MutableHttpResponse<?>>from(rest.proceed())
                .flatMap(
                        response ->
                                again != null && finishing.isToBeAskedAgain(request, response)
                                        ? Mono.<MutableHttpResponse<?>>from(again.proceed())
                                        : Mono.just(response))
                .doOnNext(response -> finishing.inside(request, response))
                .doOnError(failure -> finishing.abandoned(request))
                .toFuture();
    }

    /** After the handler, or the filter that answered in its place. */
    @ResponseFilter
    @Nullable CompletionStage<Optional<MutableHttpResponse<?>>> store(
            HttpRequest<?> request, MutableHttpResponse<?> response) {
        try {
            return finishing.finish(request, response);
        } catch (RuntimeException e) {
            LOG.warn("{}: the response is not stored", request.getPath(), e);
            finishing.abandoned(request);
            return null;
        }
    }
}
