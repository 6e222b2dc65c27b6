package dev.larder.cache.processor;

import io.micronaut.inject.ast.MethodElement;
import io.micronaut.inject.ast.ParameterElement;

/** What Micronaut binds to the parameters of a route. */
final class RouteParameters {

    private static final String HTTP = "io.micronaut.http.annotation.";

    private RouteParameters() {}

    /** Whether the route answers GET or HEAD, among others perhaps. */
    static boolean answersReads(MethodElement route) {
        return route.hasAnnotation(HTTP + "Get")
                || route.hasAnnotation(HTTP + "Head")
                || route.stringValue(HTTP + "CustomHttpMethod", "method")
                        .filter(method -> method.equals("GET") || method.equals("HEAD"))
                        .isPresent();
    }

    static boolean isBody(ParameterElement parameter) {
        return parameter.hasAnnotation(HTTP + "Body") || parameter.hasAnnotation(HTTP + "Part");
    }

    static boolean isCookie(ParameterElement parameter) {
        return parameter.hasAnnotation(HTTP + "CookieValue")
                || is(parameter, "io.micronaut.http.cookie.Cookies");
    }

    static boolean isPrincipal(ParameterElement parameter) {
        return is(parameter, "java.security.Principal");
    }

    static boolean isSession(ParameterElement parameter) {
        return is(parameter, "io.micronaut.session.Session");
    }

    private static boolean is(ParameterElement parameter, String type) {
        return !parameter.getType().isPrimitive()
                && Types.is(Types.content(parameter.getGenericType()), type);
    }
}
