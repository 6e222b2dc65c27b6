package dev.larder.cache.intercept;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.context.ServerRequestContext;
import jakarta.inject.Singleton;
import java.security.Principal;
import java.util.Optional;

/** The request that is being served, and its principal. */
@Singleton
@Requires(classes = HttpRequest.class)
final class RequestAmbient implements Ambient.Source {

    @Override
    public <T> Optional<T> find(Class<T> type) {
        Optional<HttpRequest<Object>> request = ServerRequestContext.currentRequest();
        if (request.isEmpty()) {
            return Optional.empty();
        }
        if (type.isInstance(request.get())) {
            return Optional.of(type.cast(request.get()));
        }
        return Principal.class.isAssignableFrom(type)
                ? request.get().getUserPrincipal().filter(type::isInstance).map(type::cast)
                : Optional.empty();
    }
}
