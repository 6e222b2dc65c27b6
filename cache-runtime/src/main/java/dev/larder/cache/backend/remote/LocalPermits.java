package dev.larder.cache.backend.remote;

import dev.larder.cache.backend.Permit;
import dev.larder.cache.backend.line.Invalidations;
import dev.larder.cache.backend.line.Ticker;
import dev.larder.cache.key.StorageKey;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Permits for loads while the authority can't be asked. Nothing is stored by them; callers of this
 * node share a load that began at most a second before, with no invalidation by this node between.
 */
final class LocalPermits {

    private static final Duration SHARED_FOR = Duration.ofSeconds(1);
    private static final int MAXIMUM = 10_000;

    private final Ticker ticker;
    private final Invalidations invalidations;
    private final Map<StorageKey, Local> issued = new ConcurrentHashMap<>();

    LocalPermits(Ticker ticker, Invalidations invalidations) {
        this.ticker = ticker;
        this.invalidations = invalidations;
    }

    /** The permit for a load of an entry that begins now. */
    Permit of(StorageKey slot) {
        long now = ticker.nanos();
        long begun = invalidations.begun();
        if (issued.size() >= MAXIMUM) {
            issued.values().removeIf(permit -> !permit.isShared(now, begun));
        }
        if (issued.size() >= MAXIMUM) {
            return new Local(now, begun);
        }
        return issued.compute(
                slot,
                (key, permit) ->
                        permit != null && permit.isShared(now, begun)
                                ? permit
                                : new Local(now, begun));
    }

    private static final class Local implements Permit {

        private final long issuedAt;
        private final long invalidationsBegun;

        Local(long issuedAt, long invalidationsBegun) {
            this.issuedAt = issuedAt;
            this.invalidationsBegun = invalidationsBegun;
        }

        boolean isShared(long now, long begun) {
            return now - issuedAt <= SHARED_FOR.toNanos() && begun == invalidationsBegun;
        }

        @Override
        public boolean storable() {
            return false;
        }

        @Override
        public boolean shareable() {
            return true;
        }
    }
}
