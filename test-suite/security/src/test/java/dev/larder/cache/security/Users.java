package dev.larder.cache.security;

import io.micronaut.http.HttpRequest;
import io.micronaut.security.authentication.AuthenticationRequest;
import io.micronaut.security.authentication.AuthenticationResponse;
import io.micronaut.security.authentication.provider.HttpRequestAuthenticationProvider;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Who may log in, and in which roles. All have the same password. */
@Singleton
class Users implements HttpRequestAuthenticationProvider<Object> {

    static final String PASSWORD = "secret";

    final Map<String, List<String>> roles = new ConcurrentHashMap<>();

    Users() {
        reset();
    }

    final void reset() {
        roles.clear();
        roles.put("ann", List.of("ADMIN"));
        roles.put("bob", List.of());
        roles.put("anonymous", List.of());
    }

    @Override
    public AuthenticationResponse authenticate(
            @Nullable HttpRequest<Object> request, AuthenticationRequest<String, String> given) {
        List<String> known = roles.get(given.getIdentity());
        return known != null && PASSWORD.equals(given.getSecret())
                ? AuthenticationResponse.success(given.getIdentity(), known)
                : AuthenticationResponse.failure();
    }
}
