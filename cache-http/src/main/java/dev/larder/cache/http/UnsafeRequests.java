package dev.larder.cache.http;

import dev.larder.cache.change.Invalidations;
import dev.larder.cache.http.exchange.ServerTraits;
import dev.larder.cache.http.rfc9111.Invalidation;
import dev.larder.cache.http.settings.HttpSettings;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.util.HttpHostResolver;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Invalidates the responses of the URL of a successful request that may have changed something (RFC
 * 9111, 4.4), before its client gets the response.
 */
@Singleton
final class UnsafeRequests {

    private static final Logger LOG = LoggerFactory.getLogger(UnsafeRequests.class);

    private final boolean enabled;
    private final Invalidations invalidations;
    private final HttpHostResolver hosts;
    private final ServerTraits server;

    UnsafeRequests(
            HttpSettings settings,
            Invalidations invalidations,
            HttpHostResolver hosts,
            ServerTraits server) {
        this.enabled = settings.enabled() && settings.storing().invalidateUnsafe();
        this.invalidations = invalidations;
        this.hosts = hosts;
        this.server = server;
    }

    /** The response of a request, once what it invalidates is invalid. */
    @Nullable CompletionStage<Optional<MutableHttpResponse<?>>> after(
            HttpRequest<?> request,
            MutableHttpResponse<?> response,
            @Nullable CompletionStage<Optional<MutableHttpResponse<?>>> finished) {
        if (!enabled || !Invalidation.isUnsafe(request.getMethodName())) {
            return finished;
        }
        Set<URI> targets =
                Invalidation.targets(
                        request.getMethodName(),
                        target(request),
                        response.code(),
                        response.getHeaders()::getAll);
        if (targets.isEmpty()) {
            return finished;
        }
        List<String> paths = targets.stream().map(URI::getRawPath).distinct().toList();
        CompletionStage<Void> done =
                invalidations
                        .paths(paths)
                        .exceptionally(
                                failure -> {
                                    // The backend tries again by itself.
                                    LOG.warn("{} was not invalidated yet", paths, failure);
                                    return null;
                                });
        return continued(done, finished);
    }

    private URI target(HttpRequest<?> request) {
        return URI.create(hosts.resolve(request)).resolve(request.getUri().getRawPath());
    }

    private CompletionStage<Optional<MutableHttpResponse<?>>> continued(
            CompletionStage<Void> done,
            @Nullable CompletionStage<Optional<MutableHttpResponse<?>>> finished) {
        CompletionStage<Optional<MutableHttpResponse<?>>> response =
                finished == null ? CompletableFuture.completedFuture(Optional.empty()) : finished;
        return done.toCompletableFuture().isDone()
                ? response
                : done.thenComposeAsync(nothing -> response, server.continuation());
    }
}
