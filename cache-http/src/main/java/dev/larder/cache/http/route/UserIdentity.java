package dev.larder.cache.http.route;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.Principal;
import java.util.Base64;
import java.util.Optional;

/**
 * Who asks: the principal, else what stands in Authorization, else the session. Empty where nothing
 * tells: nobody's name.
 */
@Singleton
final class UserIdentity implements Facet {

    /** Tells one session from another. A bean where sessions are. */
    interface Sessions {
        /** The id of the session that was found for a request. */
        Optional<String> id(HttpRequest<?> request);
    }

    private final Optional<Sessions> sessions;

    UserIdentity(Optional<Sessions> sessions) {
        this.sessions = sessions;
    }

    @Override
    public Optional<String> of(HttpRequest<?> request) {
        Optional<String> principal =
                request.getUserPrincipal().map(Principal::getName).map(name -> "p:" + name);
        return principal
                .or(
                        () ->
                                Optional.ofNullable(
                                                request.getHeaders().get(HttpHeaders.AUTHORIZATION))
                                        .map(text -> "a:" + digest(text)))
                .or(() -> sessions.flatMap(s -> s.id(request)).map(id -> "s:" + digest(id)));
    }

    /** What stands for a secret in a key. */
    private static String digest(String secret) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(secret.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }
}
