package dev.larder.cache.intercept;

import dev.larder.cache.annotation.Cached;
import dev.larder.cache.backend.EntryBackend;
import dev.larder.cache.grammar.Path;
import dev.larder.cache.key.KeyParts;
import dev.larder.cache.key.PathReader;
import dev.larder.cache.namespace.Namespace;
import dev.larder.cache.policy.Annotations;
import dev.larder.cache.policy.PolicyResolver;
import io.micronaut.aop.Intercepted;
import io.micronaut.context.BeanContext;
import io.micronaut.core.annotation.AnnotationValue;
import io.micronaut.core.annotation.Internal;
import io.micronaut.inject.ExecutableMethod;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads what the annotations of routes say for responses: once per route. */
@Internal
@Singleton
public final class RoutePlans {

    private final MethodPlans plans;
    private final PolicyResolver policies;
    private final KeyBeans beans;
    private final KeyParts parts;
    private final Ambient ambient;
    private final BeanContext context;

    RoutePlans(
            MethodPlans plans,
            PolicyResolver policies,
            KeyBeans beans,
            KeyParts parts,
            Ambient ambient,
            BeanContext context) {
        this.plans = plans;
        this.policies = policies;
        this.beans = beans;
        this.parts = parts;
        this.ambient = ambient;
        this.context = context;
    }

    KeyParts parts() {
        return parts;
    }

    Ambient ambient() {
        return ambient;
    }

    /**
     * The plan of a route; empty if it isn't {@code @Cached}.
     *
     * @param bean the class of the controller, or of its proxy
     * @throws dev.larder.cache.CacheConfigurationException if the annotations can't work
     */
    public Optional<RoutePlan> plan(Class<?> bean, ExecutableMethod<?, ?> method) {
        Class<?> type = Intercepted.class.isAssignableFrom(bean) ? bean.getSuperclass() : bean;
        Generics generics =
                Generics.of(
                        context.findBeanDefinition(bean).orElse(null), method.getDeclaringType());
        MethodSite site = new MethodSite(type, null, method, generics);
        return Annotations.nearest(method.getAnnotationMetadata(), Cached.class)
                .map(cached -> plan(plans.declared(site), cached));
    }

    private RoutePlan plan(MethodPlans.Declared declared, AnnotationValue<Cached> cached) {
        Namespace namespace = plans.namespace(declared, cached);
        EntryBackend backend = plans.backend(declared, cached, namespace);
        namespace.use(backend);
        String text = declared.site().text();
        Templates tags = plans.tags(declared, cached, namespace);
        return new RoutePlan(
                declared.site(),
                new RoutePlan.Keeping(
                        namespace,
                        backend,
                        policies.resolve(text, cached, declared.defaults(), namespace.settings()),
                        policies.assigned(text, cached, declared.defaults(), namespace.settings())),
                keyed(declared, cached, namespace),
                new RoutePlan.Contents(
                        tags.early(),
                        tags.late(),
                        plans.unless(declared, cached),
                        MethodPlans.condition(declared, cached)),
                this);
    }

    private RoutePlan.Keyed keyed(
            MethodPlans.Declared declared, AnnotationValue<Cached> cached, Namespace namespace) {
        boolean expression = PolicyResolver.isExpression(cached, "key");
        String[] key = expression ? new String[0] : policies.texts(cached, "key");
        List<PathReader> paths =
                Arrays.stream(key).map(Path::parse).map(declared.compiler()::compile).toList();
        String[] varyBy = plans.varyBy(declared, cached, namespace);
        return new RoutePlan.Keyed(
                paths,
                expression,
                namespace.named() && (expression || !paths.isEmpty()),
                List.of(varyBy),
                beans.dimensions(declared.site(), varyBy));
    }
}
