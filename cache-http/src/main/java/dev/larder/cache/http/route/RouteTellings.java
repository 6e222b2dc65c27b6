package dev.larder.cache.http.route;

import dev.larder.cache.annotation.CacheControl;
import dev.larder.cache.http.settings.HttpSettings;
import io.micronaut.context.BeanContext;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.core.annotation.AnnotationMetadata;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Error;
import io.micronaut.inject.ExecutableMethod;
import io.micronaut.inject.qualifiers.Qualifiers;
import io.micronaut.web.router.MethodBasedRouteInfo;
import io.micronaut.web.router.RouteInfo;
import io.micronaut.web.router.Router;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the responses of all routes tell other caches, each read once. All are read when the
 * application starts, so that what can't work stops it then.
 */
@Singleton
public final class RouteTellings implements ApplicationEventListener<StartupEvent> {

    private final HttpSettings settings;
    private final RoutePolicies policies;
    private final TellingFactory factory;
    private final Router router;
    private final Map<RouteInfo<?>, Optional<Telling>> known = new ConcurrentHashMap<>();
    private volatile boolean ofRoutes;
    private volatile boolean ofErrors;

    RouteTellings(
            HttpSettings settings, RoutePolicies policies, TellingFactory factory, Router router) {
        this.settings = settings;
        this.policies = policies;
        this.factory = factory;
        this.router = router;
    }

    /** Reads those of all routes, and checks those of error handlers. */
    @Override
    public void onApplicationEvent(StartupEvent event) {
        if (!settings.enabled()) {
            return;
        }
        router.uriRoutes().forEach(route -> ofRoutes |= of(route) != null);
        ((BeanContext) event.getSource())
                .getBeanDefinitions(Qualifiers.byStereotype(Controller.class)).stream()
                        .flatMap(bean -> bean.getExecutableMethods().stream())
                        .filter(method -> method.hasAnnotation(Error.class))
                        .forEach(this::check);
    }

    private void check(ExecutableMethod<?, ?> method) {
        ofErrors |=
                factory.of(text(method), method.getAnnotationMetadata(), false)
                        .filter(Telling::ofMethod)
                        .isPresent();
    }

    /** Whether the response to a request may tell anything. */
    public boolean concern(@Nullable RouteInfo<?> route) {
        return ofErrors || ofRoutes && route != null && of(route) != null;
    }

    /** What the responses of a route tell; null: nothing. */
    public @Nullable Telling of(RouteInfo<?> route) {
        Optional<Telling> telling = known.get(route);
        return telling == null ? learn(route) : telling.orElse(null);
    }

    private @Nullable Telling learn(RouteInfo<?> info) {
        if (!(info instanceof MethodBasedRouteInfo<?, ?> route)) {
            return null;
        }
        ExecutableMethod<?, ?> method = route.getTargetMethod().getExecutableMethod();
        RoutePolicy policy = info.isErrorRoute() ? null : policies.of(info);
        AnnotationMetadata metadata = method.getAnnotationMetadata();
        Optional<Telling> telling =
                metadata.hasAnnotation(CacheControl.All.class)
                                || metadata.hasStereotype(CacheControl.All.class)
                        ? factory.of(
                                text(method),
                                metadata,
                                policy != null && policy.reply().privately())
                        : Optional.empty();
        known.put(info, telling);
        return telling.orElse(null);
    }

    /** As messages name methods: {@code pkg.Class.method(types)}. */
    private static String text(ExecutableMethod<?, ?> method) {
        return Arrays.stream(method.getArgumentTypes())
                .map(Class::getTypeName)
                .collect(
                        Collectors.joining(
                                ",",
                                method.getDeclaringType().getName()
                                        + "."
                                        + method.getMethodName()
                                        + "(",
                                ")"));
    }
}
