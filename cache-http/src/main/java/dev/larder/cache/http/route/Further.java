package dev.larder.cache.http.route;

import dev.larder.cache.intercept.Ambient;
import dev.larder.cache.intercept.RoutePlan;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.web.router.MethodBasedRouteInfo;
import io.micronaut.web.router.RouteAttributes;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the policies of the application add to the keys of a route, or of paths. */
final class Further {

    private final ApplicationPolicies policies;
    private final Ambient ambient;
    private final @Nullable Known known;

    /** What is known of a route before a request comes. */
    private record Known(RequestCall.Callee callee, List<String> names, List<Bound> bounds) {}

    private Further(ApplicationPolicies policies, Ambient ambient, @Nullable Known known) {
        this.policies = policies;
        this.ambient = ambient;
        this.known = known;
    }

    /** For paths: each request may have another handler. */
    static Further ofPaths(ApplicationPolicies policies, Ambient ambient) {
        return new Further(policies, ambient, null);
    }

    /** For a route. */
    static Further ofRoute(
            ApplicationPolicies policies, Ambient ambient, RoutePlan plan, List<Bound> bounds) {
        List<String> names =
                Stream.of(plan.method().getArguments()).map(Argument::getName).toList();
        RequestCall.Callee callee =
                new RequestCall.Callee(
                        plan.namespace().name(),
                        plan.beanType(),
                        plan.method().getMethodName(),
                        ambient);
        return new Further(policies, ambient, new Known(callee, names, bounds));
    }

    /** Whether there are any policies. */
    boolean any() {
        return policies.any();
    }

    /** The whole key of a request; null where a policy fails. */
    @Nullable ResponseKey of(
            HttpRequest<?> request, ResponseKey usual, @Nullable Object[] arguments) {
        if (!policies.any()) {
            return usual;
        }
        Known route = known;
        RequestCall call =
                route == null
                        ? new RequestCall(callee(request), request, Map.of(), usual)
                        : new RequestCall(
                                route.callee(),
                                request,
                                RequestCall.usable(route.names(), route.bounds(), arguments),
                                usual);
        return policies.key(request, call, usual);
    }

    private RequestCall.Callee callee(HttpRequest<?> request) {
        return RouteAttributes.getRouteInfo(request).orElse(null)
                        instanceof MethodBasedRouteInfo<?, ?> handled
                ? new RequestCall.Callee(
                        PolicyFactory.PATHS,
                        handled.getTargetMethod().getDeclaringType(),
                        handled.getTargetMethod().getMethodName(),
                        ambient)
                : new RequestCall.Callee(PolicyFactory.PATHS, Object.class, "", ambient);
    }
}
