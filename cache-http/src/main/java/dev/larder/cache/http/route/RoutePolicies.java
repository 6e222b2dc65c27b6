package dev.larder.cache.http.route;

import dev.larder.cache.http.settings.HttpSettings;
import dev.larder.cache.settings.LarderSettings;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.http.HttpRequest;
import io.micronaut.web.router.RouteAttributes;
import io.micronaut.web.router.RouteInfo;
import io.micronaut.web.router.Router;
import io.micronaut.web.router.UriRouteInfo;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The policies of all routes and paths, each read once. Those of routes are read when the
 * application starts, so that what can't work stops it then.
 */
@Singleton
public final class RoutePolicies implements ApplicationEventListener<StartupEvent> {

    private final HttpSettings settings;
    private final boolean enabled;
    private final PolicyFactory factory;
    private final Router router;
    private final Map<RouteInfo<?>, Optional<RoutePolicy>> ofRoutes = new ConcurrentHashMap<>();
    private final @Nullable RoutePolicy ofPaths;
    private volatile boolean any;

    RoutePolicies(
            HttpSettings settings, LarderSettings larder, PolicyFactory factory, Router router) {
        this.settings = settings;
        this.enabled = larder.enabled();
        this.factory = factory;
        this.router = router;
        this.ofPaths = settings.enabled() && settings.paths().any() ? factory.ofPaths() : null;
    }

    /** Reads the policies of all routes. */
    @Override
    public void onApplicationEvent(StartupEvent event) {
        if (enabled) {
            router.uriRoutes().forEach(this::of);
            factory.findPolicies();
        }
    }

    /** Whether any responses are cached. */
    public boolean any() {
        return any || ofPaths != null;
    }

    /** The policy of a request; null if caching has no part in it. */
    public @Nullable RoutePolicy of(HttpRequest<?> request) {
        if (!any()) {
            return null;
        }
        RouteInfo<?> route = RouteAttributes.getRouteInfo(request).orElse(null);
        RoutePolicy policy = route == null ? null : of(route);
        return policy == null && ofPaths != null ? ofPath(request.getPath()) : policy;
    }

    /** The policy of a path; null if its responses aren't cached by path. */
    @Nullable RoutePolicy ofPath(String path) {
        return ofPaths != null && settings.paths().include(path) ? ofPaths : null;
    }

    /** The policy of a route; null if it isn't {@code @Cached}. */
    public @Nullable RoutePolicy of(RouteInfo<?> route) {
        Optional<RoutePolicy> known = ofRoutes.get(route);
        return known == null ? learn(route) : known.orElse(null);
    }

    private @Nullable RoutePolicy learn(RouteInfo<?> route) {
        RoutePolicy policy = factory.ofRoute(route, isOneOfSeveral(route));
        any |= policy != null;
        ofRoutes.put(route, Optional.ofNullable(policy));
        return policy;
    }

    /** Whether another route of the same URL produces something else: Accept chooses among them. */
    private boolean isOneOfSeveral(RouteInfo<?> route) {
        return route instanceof UriRouteInfo<?, ?> mine
                && router.uriRoutes()
                        .anyMatch(
                                other ->
                                        other.getHttpMethod() == mine.getHttpMethod()
                                                && !other.getProduces().equals(mine.getProduces())
                                                && other.getUriMatchTemplate()
                                                        .toString()
                                                        .equals(
                                                                mine.getUriMatchTemplate()
                                                                        .toString()));
    }

    /** The routes that are cached. */
    public List<UriRouteInfo<?, ?>> routes() {
        return router.uriRoutes().filter(route -> of(route) != null).toList();
    }

    /** All policies read so far. */
    public Collection<RoutePolicy> all() {
        List<RoutePolicy> all =
                new java.util.ArrayList<>(
                        ofRoutes.values().stream().flatMap(Optional::stream).toList());
        if (ofPaths != null) {
            all.add(ofPaths);
        }
        return all;
    }
}
