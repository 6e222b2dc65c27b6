package dev.larder.cache.http.route;

import dev.larder.cache.CacheConfigurationException;
import dev.larder.cache.annotation.HttpCache;
import dev.larder.cache.http.HttpCachePolicy;
import dev.larder.cache.policy.Annotations;
import io.micronaut.context.BeanContext;
import io.micronaut.context.BeanRegistration;
import io.micronaut.core.util.SupplierUtil;
import io.micronaut.web.router.MethodBasedRouteInfo;
import io.micronaut.web.router.Router;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The policies that are beans of the application: those for all requests, and those that single
 * routes name.
 */
@Singleton
final class PolicyBeans {

    private static final Comparator<BeanRegistration<?>> ORDER =
            Comparator.<BeanRegistration<?>>comparingInt(BeanRegistration::getOrder)
                    .thenComparing(each -> each.getBeanDefinition().getBeanType().getName());

    private static final Logger LOG = LoggerFactory.getLogger(PolicyBeans.class);

    private final BeanContext context;
    private final Router router;
    private final Supplier<List<HttpCachePolicy>> everywhere = SupplierUtil.memoized(this::global);

    PolicyBeans(BeanContext context, Router router) {
        this.context = context;
        this.router = router;
    }

    /** Looks for those for all requests; before that not all routes are known. */
    void findAll() {
        LOG.debug("{} policies hold for all requests", everywhere.get().size());
    }

    /** Those for paths. */
    ApplicationPolicies ofPaths(String name) {
        return new ApplicationPolicies(name, everywhere);
    }

    /**
     * Those for a route.
     *
     * @param named by its annotation; null: none
     * @throws CacheConfigurationException if no bean has that type
     */
    ApplicationPolicies ofRoute(String route, @Nullable Class<?> named) {
        if (named == null) {
            return ofPaths(route);
        }
        HttpCachePolicy own = bean(route, named);
        return new ApplicationPolicies(
                route,
                SupplierUtil.memoized(
                        () -> Stream.concat(everywhere.get().stream(), Stream.of(own)).toList()));
    }

    private HttpCachePolicy bean(String route, Class<?> named) {
        return context.findBean(named)
                .filter(HttpCachePolicy.class::isInstance)
                .map(HttpCachePolicy.class::cast)
                .orElseThrow(
                        () ->
                                new CacheConfigurationException(
                                        route
                                                + ": @HttpCache(policy = "
                                                + named.getSimpleName()
                                                + ".class): no bean of that type is an"
                                                + " HttpCachePolicy. Implement "
                                                + HttpCachePolicy.class.getName()
                                                + " and annotate the class with @Singleton."));
    }

    private List<HttpCachePolicy> global() {
        Set<Class<?>> named =
                router.uriRoutes()
                        .flatMap(route -> named(route).stream())
                        .collect(Collectors.toSet());
        return context.getBeanRegistrations(HttpCachePolicy.class).stream()
                .filter(each -> named.stream().noneMatch(type -> type.isInstance(each.getBean())))
                .sorted(ORDER)
                .map(BeanRegistration::getBean)
                .toList();
    }

    private static List<Class<?>> named(Object route) {
        return route instanceof MethodBasedRouteInfo<?, ?> method
                ? Annotations.nearest(
                                method.getTargetMethod()
                                        .getExecutableMethod()
                                        .getAnnotationMetadata(),
                                HttpCache.class)
                        .flatMap(annotation -> annotation.classValue("policy"))
                        .<List<Class<?>>>map(List::of)
                        .orElse(List.of())
                : List.of();
    }
}
