package dev.larder.cache.intercept;

import dev.larder.cache.annotation.CacheOperation;
import io.micronaut.aop.InterceptPhase;
import io.micronaut.aop.InterceptorBean;
import io.micronaut.aop.MethodInterceptor;
import io.micronaut.aop.MethodInvocationContext;
import io.micronaut.context.annotation.Prototype;
import io.micronaut.inject.ExecutableMethod;
import io.micronaut.inject.InjectionPoint;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Intercepts the calls of one bean. Micronaut makes one for each bean instance, so the table of the
 * calls lives and dies with the bean, and finding a method in it is a short walk.
 */
@Prototype
@InterceptorBean(CacheOperation.class)
final class CacheInterceptor implements MethodInterceptor<Object, Object> {

    private final CallFactory factory;
    private final @Nullable InjectionPoint<?> bean;
    private volatile Known[] known = new Known[0];

    private record Known(ExecutableMethod<?, ?> method, Call call) {}

    CacheInterceptor(CallFactory factory, @Nullable InjectionPoint<?> bean) {
        this.factory = factory;
        this.bean = bean;
    }

    @Override
    public int getOrder() {
        return InterceptPhase.CACHE.getPosition();
    }

    @Override
    public @Nullable Object intercept(MethodInvocationContext<Object, Object> context) {
        ExecutableMethod<?, ?> method = context.getExecutableMethod();
        for (Known one : known) {
            if (one.method() == method) {
                return one.call().invoke(context, this);
            }
        }
        return learn(context).invoke(context, this);
    }

    /** Two threads may learn the same method at once; both get equal calls, one of them is kept. */
    private Call learn(MethodInvocationContext<Object, Object> context) {
        Call call = factory.call(context, bean);
        Known[] now = known;
        Known[] more = Arrays.copyOf(now, now.length + 1);
        more[now.length] = new Known(context.getExecutableMethod(), call);
        known = more;
        return call;
    }
}
