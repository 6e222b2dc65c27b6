package dev.larder.cache.dimension;

import dev.larder.cache.CacheCall;
import dev.larder.cache.key.KeyDimension;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Secondary;
import io.micronaut.security.utils.SecurityService;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.security.Principal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The name of the user whom micronaut-security knows, else of the request's principal; null, which
 * no name equals, where nobody is known.
 */
@Singleton
@Secondary
@Named("user")
@Requires(classes = SecurityService.class)
public final class UserDimension implements KeyDimension {

    private final Optional<SecurityService> security;

    UserDimension(Optional<SecurityService> security) {
        this.security = security;
    }

    @Override
    public @Nullable Object value(CacheCall call) {
        return security.flatMap(SecurityService::username)
                .or(() -> call.find(Principal.class).map(Principal::getName))
                .orElse(null);
    }
}
