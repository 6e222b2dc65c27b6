package dev.larder.cache.http.route;

import io.micronaut.http.HttpRequest;

/** Whether a request tells who asks, beside its Authorization. */
public final class Identification {

    /** Where micronaut-session keeps the session that belongs to a request. */
    static final String SESSION = "micronaut.SESSION";

    private Identification() {}

    /** Whether a principal or a session belongs to a request. */
    static boolean isIdentified(HttpRequest<?> request) {
        return request.getUserPrincipal().isPresent() || hasSession(request);
    }

    /** Whether a session was found or made for a request. */
    public static boolean hasSession(HttpRequest<?> request) {
        return request.getAttribute(SESSION).isPresent();
    }
}
