package dev.larder.cache.intercept;

import dev.larder.cache.backend.LocalSpace;
import dev.larder.cache.key.CacheKey;
import dev.larder.cache.namespace.Counters;
import dev.larder.cache.time.LarderClock;
import io.micronaut.aop.MethodInvocationContext;
import org.jspecify.annotations.Nullable;

/**
 * The hits in memory of one method. What a hit needs is at hand here and not behind the plans: it
 * is most of what a hit costs.
 */
final class LocalHits {

    private final KeyPlan keys;
    private final LocalSpace space;
    private final LarderClock clock;
    private final Counters counters;
    private final CallMode.Scopes scopes;

    private LocalHits(
            KeyPlan keys,
            LocalSpace space,
            LarderClock clock,
            Counters counters,
            CallMode.Scopes scopes) {
        this.keys = keys;
        this.space = space;
        this.clock = clock;
        this.counters = counters;
        this.scopes = scopes;
    }

    /** Of a method; null if its entries are elsewhere or a call may ask for something else. */
    static @Nullable LocalHits of(ReadPlan read, CallParts parts) {
        LocalSpace space = read.local();
        return space == null || read.conditional() || read.bypass() != null
                ? null
                : new LocalHits(
                        read.keys(),
                        space,
                        parts.clock(),
                        read.namespace().counters(),
                        parts.scopes());
    }

    /** Whether the call may stand in a block that changes what calls do. */
    boolean mustAskMore() {
        return scopes.any();
    }

    CacheKey key(MethodInvocationContext<Object, Object> call) {
        return keys.key(call);
    }

    /** The entry if it is fresh: a hit, counted; else null. */
    LocalSpace.@Nullable Held fresh(CacheKey key) {
        LocalSpace.Held held = space.held(key);
        if (held == null || !held.isFreshAt(clock.millis())) {
            return null;
        }
        counters.hit();
        return held;
    }
}
