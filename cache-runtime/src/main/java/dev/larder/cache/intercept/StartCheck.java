package dev.larder.cache.intercept;

import dev.larder.cache.CacheConfigurationException;
import dev.larder.cache.annotation.CacheOperation;
import dev.larder.cache.annotation.Cached;
import dev.larder.cache.settings.LarderSettings;
import io.micronaut.context.BeanContext;
import io.micronaut.context.processor.ExecutableMethodProcessor;
import io.micronaut.inject.BeanDefinition;
import io.micronaut.inject.ExecutableMethod;
import io.micronaut.inject.qualifiers.Qualifiers;
import jakarta.inject.Singleton;

/**
 * Makes the plans of all annotated methods when the application starts, so that what can't work
 * stops it then and not at the first call.
 */
@Singleton
final class StartCheck implements ExecutableMethodProcessor<CacheOperation> {

    private static final String ROUTE = "io.micronaut.http.annotation.HttpMethodMapping";
    private static final String CONTROLLER = "io.micronaut.http.annotation.Controller";

    private final CallFactory calls;
    private final boolean enabled;
    private final BeanContext context;

    StartCheck(CallFactory calls, LarderSettings settings, BeanContext context) {
        this.calls = calls;
        this.enabled = settings.enabled();
        this.context = context;
    }

    @Override
    public void process(BeanDefinition<?> bean, ExecutableMethod<?, ?> method) {
        if (!enabled || bean.isAbstract()) {
            return;
        }
        Class<?> type = CallFactory.typeOf(bean);
        if (isCachedRoute(bean, method) && !context.containsBean(RouteCaching.class)) {
            throw new CacheConfigurationException(
                    new MethodSite(type, null, method, Generics.of(bean, type)).text()
                            + ": @Cached on a route needs larder-cache-http. Add to pom.xml:\n"
                            + "  <dependency>\n    <groupId>dev.larder</groupId>\n"
                            + "    <artifactId>larder-cache-http</artifactId>\n  </dependency>\n"
                            + "or to build.gradle:\n  implementation(\"dev.larder:larder-cache-http\")");
        }
        var qualifier = bean.getDeclaredQualifier();
        calls.call(bean, qualifier == null ? null : Qualifiers.findName(qualifier), method);
    }

    private static boolean isCachedRoute(BeanDefinition<?> bean, ExecutableMethod<?, ?> method) {
        return method.hasStereotype(Cached.class)
                && method.hasStereotype(ROUTE)
                && bean.hasStereotype(CONTROLLER);
    }
}
