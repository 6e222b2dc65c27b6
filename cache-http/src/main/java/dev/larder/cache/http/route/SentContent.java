package dev.larder.cache.http.route;

import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.ServerHttpRequest;

/**
 * Content of requests that have none by their method: no key holds it, and a handler that reads it
 * would answer others by it (RFC 9110, 9.3.1). Over HTTP/2 no field has to tell of it.
 */
final class SentContent {

    private SentContent() {}

    /** Whether a request has any. One that doesn't say how much may have some. */
    static boolean isIn(HttpRequest<?> request) {
        boolean hasNoneByMethod =
                request.getMethod() == HttpMethod.GET || request.getMethod() == HttpMethod.HEAD;
        return hasNoneByMethod
                && request instanceof ServerHttpRequest<?> served
                && served.byteBody().expectedLength().orElse(1) > 0;
    }
}
