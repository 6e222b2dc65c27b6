package dev.larder.cache.intercept;

import io.micronaut.core.annotation.Internal;
import io.micronaut.core.propagation.PropagatedContextElement;
import io.micronaut.inject.ExecutableMethod;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Says that a route's method is being called for a request whose response the HTTP filter caches,
 * or has decided not to: the interceptor of that one call only proceeds. Calls that the method then
 * makes of itself are calls like any other.
 */
@Internal
public final class RouteCall implements PropagatedContextElement {

    private final ExecutableMethod<?, ?> route;
    private final AtomicBoolean taken = new AtomicBoolean();

    /** For the method of a route. */
    public RouteCall(ExecutableMethod<?, ?> route) {
        this.route = route;
    }

    /** Whether this is the call; true once. */
    boolean take(ExecutableMethod<?, ?> method) {
        return sameMethod(method) && taken.compareAndSet(false, true);
    }

    private boolean sameMethod(ExecutableMethod<?, ?> method) {
        return route.getMethodName().equals(method.getMethodName())
                && java.util.Arrays.equals(route.getArgumentTypes(), method.getArgumentTypes())
                && (route.getDeclaringType().isAssignableFrom(method.getDeclaringType())
                        || method.getDeclaringType().isAssignableFrom(route.getDeclaringType()));
    }
}
