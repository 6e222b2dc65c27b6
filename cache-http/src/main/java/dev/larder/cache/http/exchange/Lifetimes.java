package dev.larder.cache.http.exchange;

import dev.larder.cache.entry.Lifetime;
import dev.larder.cache.http.rfc9111.FreshnessLifetime.Source;
import dev.larder.cache.http.rfc9111.StoreDecision.Storable;
import java.time.Duration;

/** How long entries of responses live. */
final class Lifetimes {

    private static final long LONGEST_MILLIS = Long.MAX_VALUE / 4;

    private Lifetimes() {}

    /**
     * The lifetime of a response that is stored now. Jitter shortens what annotation or
     * configuration say, never what the handler or the response says.
     *
     * @param part of the lifetime that jitter takes away, from 0 on, below 1
     * @param retention how long it is kept when it is no longer fresh
     */
    static Lifetime of(Storable storable, long now, double part, Duration retention) {
        Duration left = left(storable);
        if (left.getSeconds() > LONGEST_MILLIS / 1000) {
            return new Lifetime(now, Lifetime.FOREVER, Lifetime.FOREVER);
        }
        double kept = isOurs(storable.lifetime().source()) ? 1 - part : 1;
        long until = now + Math.max(0, (long) (left.toMillis() * kept));
        return new Lifetime(now, until, Math.max(until, now + 1) + retention.toMillis());
    }

    /** How long it is fresh from when it was there. */
    private static Duration left(Storable storable) {
        Duration lifetime = storable.freshness().lifetime();
        return lifetime.minus(storable.freshness().initialAge());
    }

    private static boolean isOurs(Source source) {
        return source == Source.ASSIGNED || source == Source.STATUS || source == Source.DEFAULT;
    }

    /** The same, kept long enough for what is listed with it. */
    static Lifetime listing(Lifetime own) {
        long until = own.freshUntil();
        return until == Lifetime.FOREVER
                ? own
                : new Lifetime(
                        own.storedAt(),
                        until,
                        Math.max(own.staleUntil(), until + (until - own.storedAt())));
    }

    /** The same, kept at least as long as another. */
    static Lifetime atLeast(Lifetime own, Lifetime other) {
        return new Lifetime(own.storedAt(), own.freshUntil(), listing(other).staleUntil());
    }
}
