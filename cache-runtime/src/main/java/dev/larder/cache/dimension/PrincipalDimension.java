package dev.larder.cache.dimension;

import dev.larder.cache.CacheCall;
import dev.larder.cache.key.KeyDimension;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Secondary;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.security.Principal;
import org.jspecify.annotations.Nullable;

/**
 * The name of the principal of the request that is being served; null, which no name equals, where
 * nobody is known.
 */
@Singleton
@Secondary
@Named("user")
@Requires(classes = HttpRequest.class)
@Requires(missing = io.micronaut.security.utils.SecurityService.class)
public final class PrincipalDimension implements KeyDimension {

    @Override
    public @Nullable Object value(CacheCall call) {
        return call.find(Principal.class).map(Principal::getName).orElse(null);
    }
}
