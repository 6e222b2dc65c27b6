package dev.larder.cache.intercept;

import io.micronaut.aop.MethodInvocationContext;
import io.micronaut.context.BeanResolutionContext;
import io.micronaut.context.Qualifier;
import io.micronaut.inject.AdvisedBeanType;
import io.micronaut.inject.BeanDefinition;
import io.micronaut.inject.ExecutableMethod;
import io.micronaut.inject.InjectionPoint;
import io.micronaut.inject.ProxyBeanDefinition;
import io.micronaut.inject.qualifiers.Qualifiers;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Makes the calls of methods, one for all instances of a bean. */
@Singleton
final class CallFactory {

    private record Id(
            Class<?> beanType, @Nullable String qualifier, ExecutableMethod<?, ?> method) {}

    private final MethodPlans plans;
    private final CallParts parts;
    private final Map<Id, Call> calls = new ConcurrentHashMap<>();

    CallFactory(MethodPlans plans, CallParts parts) {
        this.plans = plans;
        this.parts = parts;
    }

    /** The call of the method that is being invoked. */
    Call call(MethodInvocationContext<Object, Object> context, @Nullable InjectionPoint<?> bean) {
        BeanDefinition<?> definition = bean == null ? null : bean.getDeclaringBean();
        Class<?> type = definition == null ? context.getTarget().getClass() : typeOf(definition);
        Id id = new Id(type, qualifierOf(bean), context.getExecutableMethod());
        return call(id, definition);
    }

    /** The call of a method of a bean. */
    Call call(BeanDefinition<?> bean, @Nullable String qualifier, ExecutableMethod<?, ?> method) {
        return call(new Id(typeOf(bean), qualifier, method), bean);
    }

    private Call call(Id id, @Nullable BeanDefinition<?> bean) {
        Call known = calls.get(id);
        if (known == null) {
            Generics generics = Generics.of(bean, id.method().getDeclaringType());
            known = create(new MethodSite(id.beanType(), id.qualifier(), id.method(), generics));
            calls.putIfAbsent(id, known);
        }
        return known;
    }

    private Call create(MethodSite site) {
        if (!parts.settings().enabled()) {
            return new DisabledCall(site);
        }
        MethodPlan plan = plans.plan(site);
        return switch (plan.shape().kind()) {
            case SYNC -> new SyncCall(plan, parts);
            case STAGE -> new StageCall(plan, parts);
            case SINGLE, MANY -> new PublisherCall(plan, parts);
        };
    }

    /** The class that the application wrote. */
    static Class<?> typeOf(BeanDefinition<?> definition) {
        if (definition instanceof ProxyBeanDefinition<?> proxy) {
            return proxy.getTargetType();
        }
        return definition instanceof AdvisedBeanType<?> advised
                ? advised.getInterceptedType()
                : definition.getBeanType();
    }

    private static @Nullable String qualifierOf(@Nullable InjectionPoint<?> bean) {
        if (bean instanceof BeanResolutionContext.Segment<?, ?> segment) {
            Qualifier<?> qualifier = segment.getDeclaringTypeQualifier();
            return qualifier == null ? null : Qualifiers.findName(qualifier);
        }
        return null;
    }
}
