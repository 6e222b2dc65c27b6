package dev.larder.cache.http.route;

import io.micronaut.core.convert.ConversionService;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.uri.UriMatchVariable;
import io.micronaut.web.router.RouteAttributes;
import io.micronaut.web.router.Router;
import io.micronaut.web.router.UriRouteInfo;
import io.micronaut.web.router.UriRouteMatch;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds what is cached for a URL, or for a route and its arguments. */
@Singleton
public final class RouteTargets {

    private final RoutePolicies policies;
    private final Router router;
    private final Hosts hosts;
    private final ConversionService conversion;

    RouteTargets(RoutePolicies policies, Router router, Hosts hosts, ConversionService conversion) {
        this.policies = policies;
        this.router = router;
        this.hosts = hosts;
        this.conversion = conversion;
    }

    /** A response that may be stored. */
    public record Located(RoutePolicy policy, ResponseKey key) {}

    private record Matched(RoutePolicy policy, HttpRequest<?> request, Map<String, Object> path) {}

    /**
     * The tags that the responses of a URL carry.
     *
     * @param target path and query
     * @throws IllegalArgumentException if it is none
     */
    public Set<String> tags(String target) {
        return tags(TargetRequest.of(target));
    }

    /** The same for the URL of a request. */
    public Set<String> tags(URI uri) {
        return tags(TargetRequest.of(uri));
    }

    private Set<String> tags(TargetRequest request) {
        Set<String> tags = new LinkedHashSet<>();
        for (Matched matched : matched(request)) {
            try {
                tags.add(matched.policy().keys().tag(request, matched.path()));
            } catch (RouteArguments.Unconvertible e) {
                // The route refuses such a request: there is nothing to invalidate.
                continue;
            }
        }
        return tags;
    }

    /**
     * What may be stored for a request without header fields, for each host that was asked for.
     *
     * @throws IllegalArgumentException if the target is none
     */
    public List<Located> located(String target) {
        List<Located> located = new ArrayList<>();
        for (Matched matched : matched(TargetRequest.of(target))) {
            for (String authority : hosts.known()) {
                RequestKeys.Keyed keyed =
                        matched.policy().keys().of(matched.request(), authority, matched.path());
                if (keyed != null) {
                    located.add(new Located(matched.policy(), keyed.key()));
                }
            }
        }
        return located;
    }

    private List<Matched> matched(TargetRequest request) {
        List<Matched> matched = new ArrayList<>();
        router.<Object, Object>find(HttpMethod.GET, request.getPath(), null)
                .forEach(match -> add(request, match, matched));
        RoutePolicy ofPath = policies.ofPath(request.getPath());
        if (ofPath != null) {
            matched.add(new Matched(ofPath, request, Map.of()));
        }
        return matched;
    }

    private void add(TargetRequest target, UriRouteMatch<?, ?> match, List<Matched> matched) {
        RoutePolicy policy = policies.of(match.getRouteInfo());
        if (policy != null) {
            TargetRequest own = TargetRequest.of(target.getUri());
            RouteAttributes.setRouteInfo(own, match.getRouteInfo());
            RouteAttributes.setRouteMatch(own, match);
            matched.add(new Matched(policy, own, match.getVariableValues()));
        }
    }

    /** The policies of the cached routes that a method of a controller has. */
    public List<RoutePolicy> routes(Class<?> controller, String method) {
        return candidates(controller, method).stream()
                .map(policies::of)
                .filter(policy -> policy != null)
                .distinct()
                .toList();
    }

    private List<UriRouteInfo<?, ?>> candidates(Class<?> controller, String method) {
        return policies.routes().stream()
                .filter(this::answers)
                .filter(route -> route.getTargetMethod().getMethodName().equals(method))
                .filter(route -> isOf(controller, route))
                .toList();
    }

    /** Whether a route is the one that answers from what is stored, and not the twin for HEAD. */
    private boolean answers(UriRouteInfo<?, ?> route) {
        RoutePolicy policy = policies.of(route);
        return route.getHttpMethod() == HttpMethod.GET
                || route.getHttpMethod() != HttpMethod.HEAD
                        && policy != null
                        && policy.rules().methods().contains(route.getHttpMethodName());
    }

    private static boolean isOf(Class<?> controller, UriRouteInfo<?, ?> route) {
        return controller.isAssignableFrom(route.getTargetMethod().getDeclaringType());
    }

    /**
     * The tags that the responses of a route carry for arguments.
     *
     * @param given those bound from path, query, header fields and cookies, in their order
     * @throws IllegalArgumentException if no cached route takes them
     */
    public Set<String> tags(Class<?> controller, String method, @Nullable Object[] given) {
        Set<String> tags = new LinkedHashSet<>();
        boolean taken = false;
        for (UriRouteInfo<?, ?> route : candidates(controller, method)) {
            RoutePolicy policy = policies.of(route);
            List<Integer> counting = policy == null ? List.of() : counting(policy);
            if (policy != null && counting.size() == given.length) {
                taken = true;
                @Nullable Object[] arguments = arguments(route, counting, given);
                tags.addAll(policy.keys().tags(path(route, policy, arguments), arguments));
            }
        }
        if (!taken) {
            throw new IllegalArgumentException(
                    controller.getName()
                            + "."
                            + method
                            + ": there is no @Cached route of this name with "
                            + given.length
                            + " arguments from path, query, header fields and cookies.");
        }
        return tags;
    }

    private static List<Integer> counting(RoutePolicy policy) {
        List<Bound> bounds = policy.keys().bounds();
        List<Integer> counting = new ArrayList<>();
        for (int i = 0; i < bounds.size(); i++) {
            switch (bounds.get(i).from()) {
                case PATH, QUERY, HEADER, COOKIE -> counting.add(i);
                default -> {}
            }
        }
        return counting;
    }

    private @Nullable Object[] arguments(
            UriRouteInfo<?, ?> route, List<Integer> counting, @Nullable Object[] given) {
        Argument<?>[] parameters = route.getTargetMethod().getArguments();
        @Nullable Object[] arguments = new Object[parameters.length];
        for (int i = 0; i < given.length; i++) {
            Argument<?> parameter = parameters[counting.get(i)];
            arguments[counting.get(i)] = converted(parameter, given[i]);
        }
        return arguments;
    }

    private @Nullable Object converted(Argument<?> parameter, @Nullable Object value) {
        if (value == null || parameter.getType().isInstance(value)) {
            return value;
        }
        return conversion
                .convert(value, parameter)
                .map(Object.class::cast)
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        value
                                                + " is not what the parameter "
                                                + parameter.getName()
                                                + " takes: "
                                                + parameter.getTypeString(true)
                                                + "."));
    }

    private String path(
            UriRouteInfo<?, ?> route, RoutePolicy policy, @Nullable Object[] arguments) {
        List<Bound> bounds = policy.keys().bounds();
        Map<String, Object> values = new HashMap<>();
        for (int i = 0; i < bounds.size(); i++) {
            Object value = arguments[i];
            if (bounds.get(i).from() == Bound.From.PATH && value != null) {
                String text = conversion.convert(value, String.class).orElse(value.toString());
                values.put(bounds.get(i).names().get(0), text);
            }
        }
        for (UriMatchVariable variable : route.getUriMatchTemplate().getVariables()) {
            values.putIfAbsent(variable.getName(), null);
        }
        return route.getUriMatchTemplate().expand(values);
    }
}
