package dev.larder.cache.http.exchange;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.larder.cache.http.rfc9111.StoreDecision;
import dev.larder.cache.http.route.ResponseKey;
import dev.larder.cache.time.LarderClock;
import jakarta.inject.Singleton;
import java.time.Duration;

/**
 * The URLs whose last response could not be given to others. For a short time requests for them
 * don't wait for one another, as each would have to run its handler in the end anyway; the first
 * response that is stored ends that. Thread-safe.
 */
@Singleton
final class Unshared {

    static final Duration TIME = Duration.ofSeconds(5);

    private static final int MOST = 10_000;

    private final Cache<ResponseKey, Boolean> keys;

    Unshared(LarderClock clock) {
        this.keys =
                Caffeine.newBuilder()
                        .maximumSize(MOST)
                        .expireAfterWrite(TIME)
                        .ticker(() -> Duration.ofMillis(clock.millis()).toNanos())
                        .executor(Runnable::run)
                        .build();
    }

    /** Whether it is in vain to wait for another's response to a request with this key. */
    boolean contains(ResponseKey primary) {
        return keys.getIfPresent(primary) != null;
    }

    /** Notes what became of a response. */
    void note(ResponseKey primary, StoreDecision decision, int status) {
        if (decision.verdict() == StoreDecision.Verdict.STORE) {
            keys.invalidate(primary);
        } else if (decision.recurs(status)) {
            keys.put(primary, Boolean.TRUE);
        }
    }
}
