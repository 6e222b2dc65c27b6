package dev.larder.cache.http.route;

import io.micronaut.context.annotation.Secondary;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;

/** Those of a server of which nothing is known. */
@Singleton
@Secondary
final class ParsedTargets implements RequestTargets {

    @Override
    public boolean isPathOnly(HttpRequest<?> request) {
        return request.getUri().getScheme() == null;
    }
}
