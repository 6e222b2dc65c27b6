package dev.larder.cache.http.exchange;

import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpMessage;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Get;
import io.micronaut.web.router.MethodBasedRouteInfo;
import io.micronaut.web.router.RouteAttributes;
import io.micronaut.web.router.RouteInfo;
import java.util.stream.Stream;

/** Whether what a handler makes of a HEAD request tells what GET would get (RFC 9110, 9.3.2). */
final class HeadHandler {

    private HeadHandler() {}

    /** Whether the content that it gives is that of GET; also where the request is no HEAD. */
    static boolean givesContentOfGet(HttpRequest<?> request) {
        return !isHead(request) || isOfGet(request);
    }

    /**
     * Whether there is no content for GET either, where it gives none. A handler that takes the
     * request can see the method, and one that forwards it gets no content for HEAD.
     */
    static boolean givesNoneForGet(HttpRequest<?> request) {
        return !isHead(request) || isOfGet(request) && !takesRequest(request);
    }

    private static boolean isHead(HttpRequest<?> request) {
        return request.getMethod() == HttpMethod.HEAD;
    }

    /** Whether the handler is that of GET: the server gives it a route of its own for HEAD. */
    private static boolean isOfGet(HttpRequest<?> request) {
        return RouteAttributes.getRouteInfo(request)
                .filter(route -> route.getAnnotationMetadata().hasAnnotation(Get.class))
                .isPresent();
    }

    private static boolean takesRequest(HttpRequest<?> request) {
        return RouteAttributes.getRouteInfo(request).filter(HeadHandler::takesRequest).isPresent();
    }

    private static boolean takesRequest(RouteInfo<?> route) {
        return !(route instanceof MethodBasedRouteInfo<?, ?> known)
                || Stream.of(known.getTargetMethod().getArguments())
                        .map(Argument::getType)
                        .anyMatch(HttpMessage.class::isAssignableFrom);
    }
}
