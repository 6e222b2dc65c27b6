package dev.larder.cache.http.exchange;

import dev.larder.cache.CacheStatus;
import dev.larder.cache.http.route.RequestKeys;
import dev.larder.cache.http.route.RoutePolicy;
import dev.larder.cache.intercept.RouteCall;
import dev.larder.cache.intercept.RoutePlan;
import dev.larder.cache.key.CacheKey;
import dev.larder.cache.load.LoadContext;
import dev.larder.cache.time.LarderClock;
import io.micronaut.core.propagation.MutablePropagatedContext;
import jakarta.inject.Singleton;
import java.time.Instant;

/**
 * What handlers run in: a context that tells them of their entry, and a mark that keeps the
 * interceptor of their method from caching what the filter cares for.
 */
@Singleton
final class Contexts {

    private final LarderClock clock;

    Contexts(LarderClock clock) {
        this.clock = clock;
    }

    /** The context of a call. */
    LoadContext of(RoutePolicy policy, Exchange.Asked asked, CacheStatus status) {
        return new LoadContext(
                policy.shelf().namespace().name(),
                () -> key(policy, asked),
                status,
                null,
                LoadContext.running(),
                () -> Instant.ofEpochMilli(clock.millis()));
    }

    private static CacheKey key(RoutePolicy policy, Exchange.Asked asked) {
        RequestKeys.Keyed keyed = asked.keyed();
        RoutePlan plan = policy.plan();
        if (keyed == null) {
            return CacheKey.of(asked.request().getPath());
        }
        return plan != null && plan.hasKey()
                ? plan.key(keyed.arguments(), keyed.dimensions())
                : keyed.key();
    }

    /** Lets a handler run in its context, whenever it runs. */
    void enter(Exchange exchange, MutablePropagatedContext context) {
        RoutePlan plan = exchange.policy().plan();
        if (plan != null) {
            context.add(new RouteCall(plan.method()));
        }
        context.add(exchange.context());
    }
}
