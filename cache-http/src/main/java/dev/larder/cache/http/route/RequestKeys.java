package dev.larder.cache.http.route;

import dev.larder.cache.intercept.RoutePlan;
import dev.larder.cache.key.CacheKey;
import dev.larder.cache.key.ImplicitTags;
import dev.larder.cache.key.UrlPath;
import io.micronaut.http.HttpRequest;
import io.micronaut.web.router.RouteAttributes;
import io.micronaut.web.router.RouteMatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes the keys and tags of requests to one route, or to the paths that are cached. */
public final class RequestKeys {

    /** What distinguishes responses. */
    record Parts(
            String route,
            @Nullable RoutePlan plan,
            @Nullable RouteArguments arguments,
            QueryForm query,
            UrlTags tags,
            Facets.Distinct distinct,
            Further further) {}

    private static final @Nullable Object[] NONE = new Object[0];

    private final Parts parts;
    private final @Nullable WrittenTarget written;
    private final Hosts hosts;

    /**
     * Of a route or of paths.
     *
     * @param written null where the handler sees what is decoded only
     */
    RequestKeys(Parts parts, @Nullable WrittenTarget written, Hosts hosts) {
        this.parts = parts;
        this.written = written;
        this.hosts = hosts;
    }

    /**
     * A request with its key.
     *
     * @param arguments those known; empty where nothing asks for them
     * @param dimensions the values of {@code varyBy}
     */
    public record Keyed(
            ResponseKey key, @Nullable Object[] arguments, List<@Nullable Object> dimensions) {

        /** The same for requests that differ in this as well. */
        public Keyed further(String more) {
            StringBuilder told = new StringBuilder();
            Facet.append(Optional.of(more), told);
            return new Keyed(key.further(told.toString()), arguments, dimensions);
        }
    }

    /**
     * The key of a request; null where its response can't be kept: its host has none of its own, it
     * sends content that no key holds, an argument is not what its parameter takes, the condition
     * doesn't hold.
     */
    public @Nullable Keyed of(HttpRequest<?> request) {
        if (SentContent.isIn(request)) {
            return null;
        }
        String authority = hosts.authority(request);
        return authority == null ? null : of(request, authority, pathVariables(request));
    }

    /** The key of a request of which scheme and host are known. */
    @Nullable Keyed of(
            HttpRequest<?> request, String authority, Map<String, Object> pathVariables) {
        RoutePlan plan = parts.plan();
        if (plan == null || !(needsArguments(plan) || parts.further().any())) {
            return keyed(request, authority, NONE);
        }
        try {
            @Nullable Object[] arguments = arguments(request, pathVariables);
            return plan.holds(arguments) ? keyed(request, authority, arguments) : null;
        } catch (RouteArguments.Unconvertible e) {
            return null;
        }
    }

    private static boolean needsArguments(RoutePlan plan) {
        return plan.hasKey() || plan.conditional() || !plan.varyBy().isEmpty();
    }

    private @Nullable Object[] arguments(
            HttpRequest<?> request, Map<String, Object> pathVariables) {
        RouteArguments known = parts.arguments();
        return known == null ? NONE : known.of(request, pathVariables);
    }

    private @Nullable Keyed keyed(
            HttpRequest<?> request, String authority, @Nullable Object[] arguments) {
        RoutePlan plan = parts.plan();
        List<@Nullable Object> dimensions = plan == null ? List.of() : plan.dimensions(arguments);
        String path = UrlPath.canonical(request.getPath());
        Object target = target(request, path, arguments, dimensions);
        String facets = facets(request, dimensions);
        if (parts.distinct().user() && isUnknown(request)) {
            return null;
        }
        ResponseKey.Place place = new ResponseKey.Place(parts.route(), authority, path);
        ResponseKey key =
                parts.further()
                        .of(
                                request,
                                new ResponseKey(place, target, query(request), facets),
                                arguments);
        return key == null ? null : new Keyed(key, arguments, dimensions);
    }

    /** Somebody whom nothing tells from others. */
    private boolean isUnknown(HttpRequest<?> request) {
        return Identification.isIdentified(request)
                && parts.distinct().facets().stream()
                        .filter(UserIdentity.class::isInstance)
                        .allMatch(user -> user.of(request).isEmpty());
    }

    private Object target(
            HttpRequest<?> request,
            String path,
            @Nullable Object[] arguments,
            List<@Nullable Object> dimensions) {
        RoutePlan plan = parts.plan();
        if (plan != null && plan.hasKey()) {
            return plan.key(arguments, dimensions);
        }
        return written == null ? WrittenTarget.decoded(request, path) : request.getPath();
    }

    private String query(HttpRequest<?> request) {
        return written == null ? parts.query().of(request) : written.query(request);
    }

    private String facets(HttpRequest<?> request, List<@Nullable Object> dimensions) {
        List<Facet> facets = parts.distinct().facets();
        RoutePlan plan = parts.plan();
        boolean inKey = plan != null && plan.hasKey();
        if (facets.isEmpty() && (inKey || dimensions.isEmpty())) {
            return "";
        }
        StringBuilder out = new StringBuilder();
        for (Facet facet : facets) {
            Facet.append(facet.of(request), out);
        }
        if (!inKey && !dimensions.isEmpty()) {
            Facet.append(Optional.of(CacheKey.of(dimensions.toArray()).text()), out);
        }
        return out.toString();
    }

    /** The tags of a response that are known before it is made. */
    public List<String> tags(HttpRequest<?> request, Keyed keyed) {
        @Nullable Object[] arguments = known(request, keyed);
        List<String> tags =
                new ArrayList<>(parts.tags().all(keyed.key().path(), arguments, request));
        RoutePlan plan = parts.plan();
        if (plan != null) {
            if (plan.hasAddress()) {
                CacheKey address = plan.key(arguments, keyed.dimensions());
                ImplicitTags.address(plan.namespace().name(), address).ifPresent(tags::add);
            }
            for (String tag : plan.earlyTags(arguments)) {
                if (!tags.contains(tag)) {
                    tags.add(tag);
                }
            }
        }
        return List.copyOf(tags);
    }

    /**
     * The tag that the responses of a URL carry.
     *
     * @throws RuntimeException if an argument is not what its parameter takes
     */
    String tag(HttpRequest<?> request, Map<String, Object> pathVariables) {
        return parts.tags().exact(request.getPath(), arguments(request, pathVariables), request);
    }

    /** The tags that the responses of a route carry for arguments. */
    List<String> tags(String path, @Nullable Object[] arguments) {
        RoutePlan plan = parts.plan();
        if (plan != null && plan.hasAddress() && plan.varyBy().isEmpty()) {
            return ImplicitTags.address(plan.namespace().name(), plan.key(arguments, List.of()))
                    .map(List::of)
                    .orElse(List.of());
        }
        return parts.tags().forArguments(path, arguments);
    }

    /** What the parameters of the route are bound from. */
    List<Bound> bounds() {
        RouteArguments known = parts.arguments();
        return known == null ? List.of() : known.bounds();
    }

    /**
     * The arguments that a request tells.
     *
     * @throws RuntimeException if one is not what its parameter takes
     */
    public @Nullable Object[] known(HttpRequest<?> request, Keyed keyed) {
        boolean there = keyed.arguments().length > 0 || parts.arguments() == null;
        return there ? keyed.arguments() : arguments(request, pathVariables(request));
    }

    private static Map<String, Object> pathVariables(HttpRequest<?> request) {
        return RouteAttributes.getRouteMatch(request)
                .map(RouteMatch::getVariableValues)
                .orElse(Map.of());
    }
}
