package dev.larder.cache.http;

import dev.larder.cache.change.Invalidations;
import dev.larder.cache.http.exchange.ServerTraits;
import dev.larder.cache.http.rfc9111.Invalidation;
import dev.larder.cache.http.route.GroupTags;
import dev.larder.cache.http.route.RoutePolicies;
import dev.larder.cache.http.route.RoutePolicy;
import dev.larder.cache.http.settings.HttpSettings;
import dev.larder.cache.key.ImplicitTags;
import dev.larder.cache.key.UrlPath;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Filter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ConditionalFilter;
import io.micronaut.http.server.util.HttpHostResolver;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Invalidates the responses of the URL of a successful request that may have changed something (RFC
 * 9111, 4.4), and those of the groups that its response names (RFC 9875), before its client gets
 * the response.
 */
@ServerFilter(Filter.MATCH_ALL_PATTERN)
final class UnsafeRequests implements ConditionalFilter, Ordered {

    private static final String NO_HOST = "http://invalid";
    private static final Logger LOG = LoggerFactory.getLogger(UnsafeRequests.class);

    private final boolean enabled;
    private final boolean ofUrl;
    private final Invalidations invalidations;
    private final HttpHostResolver hosts;
    private final ServerTraits server;
    private final int order;
    private final RoutePolicies policies;
    private final GroupTags groups;

    UnsafeRequests(
            HttpSettings settings,
            RoutePolicies policies,
            Invalidations invalidations,
            HttpHostResolver hosts,
            ServerTraits server,
            GroupTags groups) {
        this.order = settings.order();
        this.policies = policies;
        this.enabled = settings.enabled();
        this.ofUrl = settings.storing().invalidateUnsafe();
        this.invalidations = invalidations;
        this.hosts = hosts;
        this.server = server;
        this.groups = groups;
    }

    @Override
    public int getOrder() {
        return order;
    }

    @Override
    public boolean isEnabled(HttpRequest<?> request) {
        return enabled
                && policies.any()
                && Invalidation.isUnsafe(request.getMethodName())
                && !isDeclaredSafe(request);
    }

    /** A method whose responses a route has cached only reads there. */
    private boolean isDeclaredSafe(HttpRequest<?> request) {
        RoutePolicy policy = policies.of(request);
        return policy != null && policy.rules().methods().contains(request.getMethodName());
    }

    /** Holds the response back until what the request invalidates is invalid. */
    @ResponseFilter
    @Nullable CompletionStage<Optional<MutableHttpResponse<?>>> invalidate(
            HttpRequest<?> request, MutableHttpResponse<?> response) {
        Set<URI> targets = ofUrl ? targets(request, response) : Set.of();
        List<String> tags =
                Stream.concat(
                                targets.stream().map(URI::getRawPath).map(ImplicitTags::path),
                                groups.invalidated(request, response.getHeaders()::getAll).stream())
                        .distinct()
                        .toList();
        if (tags.isEmpty()) {
            return null;
        }
        CompletionStage<Void> done =
                invalidations
                        .implicit(tags)
                        .exceptionally(
                                failure -> {
                                    // The backend tries again by itself.
                                    LOG.warn("{} was not invalidated yet", tags, failure);
                                    return null;
                                });
        return done.toCompletableFuture().isDone()
                ? null
                : done.thenApplyAsync(nothing -> Optional.empty(), server.continuation());
    }

    private Set<URI> targets(HttpRequest<?> request, MutableHttpResponse<?> response) {
        return Invalidation.targets(
                request.getMethodName(),
                target(request),
                response.code(),
                response.getHeaders()::getAll);
    }

    /**
     * With the path as it is: two slashes at its beginning are no host. Clients may send anything
     * as their host: then no URL of a response has the same one.
     */
    private URI target(HttpRequest<?> request) {
        String path = request.getPath();
        try {
            return new URI(hosts.resolve(request) + (path.startsWith("/") ? path : "/"));
        } catch (URISyntaxException | RuntimeException e) {
            LOG.debug("{}: the host is none", path, e);
            return URI.create(NO_HOST + UrlPath.canonical(path));
        }
    }
}
