package dev.larder.cache.intercept;

import io.micronaut.aop.Interceptor;
import io.micronaut.aop.MethodInvocationContext;
import org.jspecify.annotations.Nullable;

/** What is done when a method is called. */
@FunctionalInterface
interface Call {

    /**
     * Answers the call.
     *
     * @param self the interceptor, from which the chain goes on
     */
    @Nullable Object invoke(
            MethodInvocationContext<Object, Object> context, Interceptor<Object, Object> self);
}
