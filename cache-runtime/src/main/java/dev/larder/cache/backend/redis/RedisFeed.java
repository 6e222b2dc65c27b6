package dev.larder.cache.backend.redis;

import dev.larder.cache.backend.ChangeFeed;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import java.time.Duration;
import java.util.function.LongPredicate;

/** What one server tells of the changes of keys (client tracking in broadcasting mode). */
final class RedisFeed implements ChangeFeed {

    private final RedisClient client;
    private final RedisURI uri;
    private final LongPredicate sameLife;

    /**
     * Of a server.
     *
     * @param sameLife whether commands go to this life of the server, as far as is known
     */
    RedisFeed(RedisClient client, RedisURI uri, LongPredicate sameLife) {
        this.client = client;
        this.uri = uri;
        this.sameLife = sameLife;
    }

    @Override
    public AutoCloseable listen(String prefix, Duration silence, Listener listener) {
        RedisTracking tracking =
                new RedisTracking(
                        new RedisTracking.Place(client, uri, prefix), silence, sameLife, listener);
        tracking.begin();
        return tracking;
    }
}
