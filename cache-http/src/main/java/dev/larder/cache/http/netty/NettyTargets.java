package dev.larder.cache.http.netty;

import dev.larder.cache.http.route.RequestTargets;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.netty.NettyHttpRequestBuilder;
import jakarta.inject.Singleton;

/** Those of Netty's requests, which keep them as they came. */
@Singleton
@Requires(classes = NettyHttpRequestBuilder.class)
final class NettyTargets implements RequestTargets {

    @Override
    public boolean isPathOnly(HttpRequest<?> request) {
        return request instanceof NettyHttpRequestBuilder netty
                ? netty.toHttpRequest().uri().startsWith("/")
                : request.getUri().getScheme() == null;
    }
}
