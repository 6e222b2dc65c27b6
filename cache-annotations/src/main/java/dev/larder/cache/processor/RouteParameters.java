package dev.larder.cache.processor;

import io.micronaut.inject.ast.MethodElement;
import io.micronaut.inject.ast.ParameterElement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What Micronaut binds to the parameters of a route. */
final class RouteParameters {

    private static final String HTTP = "io.micronaut.http.annotation.";

    private RouteParameters() {}

    /** The methods that the route answers, such as GET. */
    static List<String> methods(MethodElement route) {
        List<String> methods = new ArrayList<>();
        for (String mapping : route.getAnnotationNamesByStereotype(CachedMethod.MAPPING)) {
            String named = route.stringValue(mapping, "method").orElse("");
            String simple = mapping.substring(mapping.lastIndexOf('.') + 1);
            methods.add(named.isEmpty() ? simple.toUpperCase(Locale.ROOT) : named);
        }
        return methods;
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
