package dev.larder.cache.http.route;

import dev.larder.cache.intercept.RoutePlan;
import io.micronaut.http.HttpMessage;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.ServerHttpRequest;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Content of requests that have none by their method: no key holds it, and a handler that reads it
 * would answer others by it (RFC 9110, 9.3.1).
 */
final class SentContent {

    private SentContent() {}

    /**
     * Whether a handler may read it.
     *
     * @param plan null for paths: any handler
     */
    static boolean isSeenBy(@Nullable RoutePlan plan) {
        return plan == null
                || Arrays.stream(plan.method().getArguments())
                        .anyMatch(
                                parameter ->
                                        HttpMessage.class.isAssignableFrom(parameter.getType()));
    }

    /** Whether a request has any. One that doesn't say how much may have some. */
    static boolean isIn(HttpRequest<?> request) {
        boolean hasNoneByMethod =
                request.getMethod() == HttpMethod.GET || request.getMethod() == HttpMethod.HEAD;
        return hasNoneByMethod
                && request instanceof ServerHttpRequest<?> served
                && served.byteBody().expectedLength().orElse(1) > 0;
    }
}
