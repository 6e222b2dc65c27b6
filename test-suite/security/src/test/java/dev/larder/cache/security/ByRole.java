package dev.larder.cache.security;

import dev.larder.cache.CacheCall;
import dev.larder.cache.http.HttpCachePolicy;
import dev.larder.cache.key.CacheKey;
import io.micronaut.http.HttpRequest;
import io.micronaut.security.authentication.Authentication;
import jakarta.inject.Singleton;
import java.util.TreeSet;

/** Users of the same roles share responses. */
@Singleton
class ByRole implements HttpCachePolicy {

    @Override
    public CacheKey key(HttpRequest<?> request, CacheCall route) {
        return request.getUserPrincipal(Authentication.class)
                .map(who -> route.defaultKey().with(new TreeSet<>(who.getRoles())))
                .orElseGet(route::defaultKey);
    }
}
