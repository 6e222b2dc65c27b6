package dev.larder.cache.backend.remote;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.larder.cache.backend.Permit;
import dev.larder.cache.backend.line.Invalidations;
import dev.larder.cache.backend.line.Ticker;
import dev.larder.cache.key.KeySpace;
import dev.larder.cache.key.StorageKey;
import java.time.Duration;

/**
 * The permits of the last second, for callers to whom the authority gives no answer: a caller
 * shares a load whose permit was asked for at most a second before it came, with no invalidation by
 * this node between.
 *
 * <p>A permit counts from the moment its question was sent, and only if no invalidation of this
 * node was under way then: what the authority granted afterwards is newer than all of them.
 */
final class RecentPermits {

    private static final Duration SHARED_FOR = Duration.ofSeconds(1);
    private static final int MAXIMUM = 10_000;

    private final Ticker ticker;
    private final Invalidations invalidations;
    private final Cache<StorageKey, Recent> permits;

    RecentPermits(Ticker ticker, Invalidations invalidations) {
        this.ticker = ticker;
        this.invalidations = invalidations;
        this.permits =
                Caffeine.newBuilder()
                        .maximumSize(MAXIMUM)
                        .expireAfterWrite(SHARED_FOR.multipliedBy(2))
                        .ticker(ticker::nanos)
                        .executor(Runnable::run)
                        .build();
    }

    /**
     * A moment at which a permit is asked for.
     *
     * @param begun how many invalidations had begun; negative while one was under way
     * @param failed how many of them had failed
     */
    record Moment(long nanos, long begun, long failed) {}

    Moment now() {
        return new Moment(ticker.nanos(), invalidations.begunIfQuiet(), invalidations.failed());
    }

    /**
     * The authority has granted a permit.
     *
     * @param valid whether there is an entry that was not invalidated: a load before may have
     *     stored it
     * @param asked before it was asked for
     */
    void note(RemotePermit permit, boolean valid, Moment asked) {
        if (asked.begun < 0) {
            return;
        }
        permits.asMap()
                .compute(
                        permit.place().slot(),
                        (slot, recent) -> {
                            boolean keeps =
                                    recent != null
                                            && recent.isShared(asked.nanos, asked.begun)
                                            && (valid || recent.permit.equals(permit));
                            return keeps ? recent : new Recent(permit, asked.nanos, asked.begun);
                        });
    }

    /** The permit of a call that began then and got no answer. */
    Permit withoutAnswer(KeySpace.Place place, long came) {
        long begun = invalidations.begun();
        return permits.asMap()
                .compute(
                        place.slot(),
                        (slot, recent) ->
                                recent != null && recent.isShared(came, begun)
                                        ? recent
                                        : new Recent(new Local(), ticker.nanos(), begun))
                .permit;
    }

    private record Recent(Permit permit, long since, long begun) {

        boolean isShared(long came, long begunNow) {
            return came - since <= SHARED_FOR.toNanos() && begun == begunNow;
        }
    }

    /** By which nothing is stored. */
    private static final class Local implements Permit {

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
