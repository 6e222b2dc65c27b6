package dev.larder.cache.processor;

import dev.larder.cache.annotation.HttpCache;
import io.micronaut.inject.ast.ParameterElement;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a cached route must not do: its key is made before arguments are bound, of what the request
 * line and the header say, and its entries are whole responses.
 */
final class RouteRules {

    private final Inspection inspection;
    private static final Set<String> BODIES = Set.of("POST", "QUERY");

    private final Use use;
    private final boolean readsBody;

    RouteRules(Inspection inspection) {
        this.inspection = inspection;
        this.use = Objects.requireNonNull(inspection.method().operations().cached());
        this.readsBody =
                RouteParameters.methods(inspection.method().method()).stream()
                        .anyMatch(this::isOptedIn);
    }

    void check() {
        List<String> methods = RouteParameters.methods(inspection.method().method());
        if (!methods.contains("GET") && !methods.contains("HEAD") && !readsBody) {
            inspection
                    .findings()
                    .warn(
                            use.label(),
                            "responses of "
                                    + String.join(", ", methods)
                                    + " are not cached, the route runs every time. Remove the annotation,"
                                    + " or put it on a GET route.");
            return;
        }
        members();
        for (ParameterElement parameter : inspection.method().parameters()) {
            parameter(parameter);
        }
        CacheControlRules.cached(inspection.method(), isPerUser(), inspection.findings());
    }

    /** Whether every user has entries of his own. */
    private boolean isPerUser() {
        Use http = httpCache();
        return http != null && http.text("sharing").equals("PER_USER")
                || inspection.method().operations().dimensionsOf(use).contains("user")
                || inspection.method().parameters().stream().anyMatch(RouteParameters::isPrincipal);
    }

    /** Whether the route asks for the caching of a method whose body is then in the key. */
    private boolean isOptedIn(String method) {
        Use http = httpCache();
        return http != null && BODIES.contains(method) && http.texts("methods").contains(method);
    }

    private void members() {
        if (use.type("keyBuilder").isPresent()) {
            fail(
                    use.with("keyBuilder"),
                    "the key of a route is its signature. Name path variables, query values, headers"
                            + " or cookies in key.");
        }
        for (String member : List.of("cacheNull", "expireNull")) {
            if (use.writes(member)) {
                fail(
                        use.with(member),
                        "a route's responses are stored by their status. Write @HttpCache(statuses ="
                                + " \"404=30s\") instead.");
            }
        }
    }

    private void parameter(ParameterElement parameter) {
        String where = "parameter \"" + parameter.getName() + "\"";
        if (RouteParameters.isSession(parameter)) {
            fail(
                    where,
                    "a response that depends on the session has no key. Remove the parameter, or"
                            + " @Cached.");
        } else if (parameter.hasAnnotation("dev.larder.cache.annotation.CacheBypass")) {
            fail(
                    where,
                    "@CacheBypass is for bean methods: on a route every client could send it. Remove"
                            + " it; clients ask anew with Cache-Control: no-cache.");
        } else if (RouteParameters.isBody(parameter)) {
            body(parameter, where);
        } else if (RouteParameters.isCookie(parameter) && !isDistinguished(parameter, "cookie")) {
            fail(where, leftOut(parameter, "cookie"));
        } else if (RouteParameters.isPrincipal(parameter) && !isDistinguished(parameter, "user")) {
            fail(where, leftOut(parameter, "user"));
        }
    }

    private void body(ParameterElement parameter, String where) {
        String sentence =
                "the key of a route is made before its body is read. Name path variables, query values,"
                        + " headers or cookies in key.";
        if (use.texts("key").isEmpty()) {
            if (!readsBody
                    && !parameter.hasAnnotation("dev.larder.cache.annotation.CacheKeyIgnore")) {
                fail(where, sentence);
            }
            return;
        }
        for (String path : use.texts("key")) {
            if (startsAt(path, parameter)) {
                fail(use.with("key", path), sentence);
            }
        }
    }

    /** Whether requests that differ in the parameter have different entries. */
    private boolean isDistinguished(ParameterElement parameter, String by) {
        if (use.texts("key").isEmpty()) {
            return !parameter.hasAnnotation("dev.larder.cache.annotation.CacheKeyIgnore");
        }
        if (use.isExpression("key")
                || use.texts("key").stream().anyMatch(path -> startsAt(path, parameter))) {
            return true;
        }
        Use http = httpCache();
        if (by.equals("cookie")) {
            return http != null && http.texts("vary").stream().anyMatch(by::equalsIgnoreCase);
        }
        return inspection.method().operations().dimensionsOf(use).contains(by)
                || (http != null && http.text("sharing").equals("PER_USER"));
    }

    private @Nullable Use httpCache() {
        CachedMethod method = inspection.method();
        Use own = Use.nearest(method.method().getMethodAnnotationMetadata(), HttpCache.class);
        return own != null ? own : Use.nearest(method.owner(), HttpCache.class);
    }

    private static boolean startsAt(String path, ParameterElement parameter) {
        String name = parameter.getName();
        return path.equals(name) || path.startsWith(name + ".") || path.startsWith(name + "[");
    }

    private static String leftOut(ParameterElement parameter, String what) {
        return "the "
                + what
                + " is bound but not in the key, so one "
                + what
                + "'s response would be given to others. Add \""
                + parameter.getName()
                + "\" to key.";
    }

    private void fail(String where, String sentence) {
        inspection.findings().fail(where, sentence);
    }
}
