package dev.larder.cache.http;

import dev.larder.cache.backend.EntrySpace;
import dev.larder.cache.change.Invalidations;
import dev.larder.cache.http.exchange.StoredSlots;
import dev.larder.cache.http.route.RoutePolicies;
import dev.larder.cache.http.route.RoutePolicy;
import dev.larder.cache.http.route.RouteTargets;
import dev.larder.cache.intercept.EventLoopRule;
import dev.larder.cache.key.ImplicitTags;
import dev.larder.cache.key.PathPattern;
import dev.larder.cache.key.UrlPath;
import dev.larder.cache.load.Pump;
import dev.larder.cache.load.Stages;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds responses by the tags that Larder gives them, and waits where a caller may. */
@Singleton
final class DefaultCachedResponses implements CachedResponses {

    private static final long UNKNOWN = EntrySpace.UNKNOWN;
    private static final PathPattern ALL = new PathPattern("*");

    private final RoutePolicies policies;
    private final RouteTargets targets;
    private final StoredSlots slots;
    private final Invalidations invalidations;
    private final EventLoopRule eventLoop;

    DefaultCachedResponses(
            RoutePolicies policies,
            RouteTargets targets,
            StoredSlots slots,
            Invalidations invalidations,
            EventLoopRule eventLoop) {
        this.policies = policies;
        this.targets = targets;
        this.slots = slots;
        this.invalidations = invalidations;
        this.eventLoop = eventLoop;
    }

    @Override
    public long invalidatePath(String path, boolean withQuery) {
        if (!path.startsWith("/")) {
            throw new IllegalArgumentException(
                    "\"" + path + "\" is no path. Write it from the first slash on.");
        }
        if (withQuery) {
            invalidate("invalidatePath", List.of(ImplicitTags.path(path)));
        } else if (path.indexOf('?') >= 0) {
            invalidate("invalidatePath", targets.tags(path));
        } else {
            invalidate("invalidatePath", List.of(ImplicitTags.pathWithoutQuery(path)));
        }
        return UNKNOWN;
    }

    @Override
    public long invalidatePattern(String glob) {
        if (!glob.startsWith("/") && !glob.startsWith("*") || glob.indexOf('?') >= 0) {
            throw new IllegalArgumentException(
                    "\""
                            + glob
                            + "\" is no pattern of paths. Write it from the first slash or an asterisk"
                            + " on, without a query: all queries of a path are meant.");
        }
        PathPattern pattern = Invalidations.pattern(UrlPath.canonicalPattern(glob));
        return emptied("invalidatePattern", policies.all(), pattern);
    }

    @Override
    public void invalidate(HttpRequest<?> request) {
        invalidate("invalidate", targets.tags(request.getUri()));
    }

    @Override
    public long invalidateRoute(Class<?> controller, String method, @Nullable Object... arguments) {
        List<RoutePolicy> routes = targets.routes(controller, method);
        boolean takesSome = routes.stream().anyMatch(RoutePolicy::takesArguments);
        if (arguments.length == 0 && takesSome) {
            emptied("invalidateRoute", routes, ALL);
        } else {
            invalidate("invalidateRoute", targets.tags(controller, method, arguments));
        }
        return UNKNOWN;
    }

    @Override
    public boolean contains(String target) {
        return found(target).findFirst().isPresent();
    }

    @Override
    public Optional<String> explain(String target) {
        List<String> found = found(target).toList();
        return found.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", found));
    }

    private Stream<String> found(String target) {
        List<RouteTargets.Located> located = targets.located(target);
        boolean remote =
                located.stream().anyMatch(each -> each.policy().shelf().backend().remote());
        if (remote && eventLoop.mustNotWait()) {
            eventLoop.withoutBackend("CachedResponses.contains");
            return Stream.empty();
        }
        return located.stream()
                .map(each -> await(slots.described(each.policy(), each.key())))
                .flatMap(Optional::stream);
    }

    @Override
    public void clear() {
        emptied("clear", policies.all(), ALL);
    }

    private long emptied(String operation, Collection<RoutePolicy> some, PathPattern pattern) {
        List<EntrySpace> spaces =
                some.stream().map(policy -> policy.shelf().space()).distinct().toList();
        return changed(operation, () -> invalidations.matching(spaces, pattern));
    }

    private void invalidate(String operation, Collection<String> tags) {
        if (!tags.isEmpty()) {
            changed(operation, () -> invalidations.implicit(tags).thenApply(done -> UNKNOWN));
        }
    }

    private long changed(String operation, Supplier<CompletionStage<Long>> change) {
        boolean goesOn = invalidations.remote() && eventLoop.mustNotWait();
        if (goesOn) {
            eventLoop.withoutBackend("CachedResponses." + operation);
        }
        CompletionStage<Long> stage = change.get();
        return goesOn ? UNKNOWN : await(stage);
    }

    private static <T extends @Nullable Object> T await(CompletionStage<T> stage) {
        try {
            return new Pump().await(stage);
        } catch (CompletionException e) {
            Throwable cause = Stages.cause(e);
            if (cause instanceof RuntimeException failure) {
                throw failure;
            }
            throw e;
        }
    }
}
