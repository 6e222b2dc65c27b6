package dev.larder.cache.intercept;

import dev.larder.cache.CacheStatus;
import dev.larder.cache.annotation.Cached;
import dev.larder.cache.key.CacheKey;
import dev.larder.cache.load.LoadContext;
import io.micronaut.aop.Interceptor;
import io.micronaut.aop.MethodInvocationContext;
import io.micronaut.core.propagation.PropagatedContext;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a call does where Larder is disabled: the method runs, its context has no effect. */
final class DisabledCall implements Call {

    private final MethodSite site;
    private final boolean cached;
    private final Shape shape;

    DisabledCall(MethodSite site) {
        this.site = site;
        this.cached = site.method().hasStereotype(Cached.class);
        this.shape = Shape.of(site.returned());
    }

    @Override
    public @Nullable Object invoke(
            MethodInvocationContext<Object, Object> context, Interceptor<Object, Object> self) {
        if (!cached) {
            return context.proceed();
        }
        LoadContext disabled =
                new LoadContext(
                        site.text(),
                        () -> CacheKey.of(site.text()),
                        CacheStatus.DISABLED,
                        null,
                        null,
                        Instant::now);
        return Reactive.within(
                shape, disabled.over(PropagatedContext.getOrEmpty()), context::proceed);
    }
}
