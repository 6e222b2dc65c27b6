package dev.larder.cache.intercept;

import dev.larder.cache.key.CacheKey;
import io.micronaut.aop.MethodInvocationContext;

/** How the key of a call is made. */
@FunctionalInterface
interface KeyPlan {

    /** The key. */
    CacheKey key(MethodInvocationContext<Object, Object> call);
}
