package dev.larder.cache.http.route;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import io.micronaut.session.Session;
import jakarta.inject.Singleton;
import java.util.Optional;

/** The sessions of micronaut-session. */
@Singleton
@Requires(classes = Session.class)
final class FoundSessions implements UserIdentity.Sessions {

    @Override
    public Optional<String> id(HttpRequest<?> request) {
        return request.getAttribute(Identification.SESSION, Session.class).map(Session::getId);
    }
}
