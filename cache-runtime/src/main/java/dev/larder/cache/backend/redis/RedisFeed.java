package dev.larder.cache.backend.redis;

import dev.larder.cache.backend.ChangeFeed;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import java.time.Duration;

/** What one server tells of the changes of keys (client tracking in broadcasting mode). */
final class RedisFeed implements ChangeFeed {

    private final RedisClient client;
    private final RedisURI uri;
    private final RedisStanding standing;

    RedisFeed(RedisClient client, RedisURI uri, RedisStanding standing) {
        this.client = client;
        this.uri = uri;
        this.standing = standing;
    }

    @Override
    public RedisTracking listen(String prefix, Duration silence, Listener listener) {
        RedisTracking tracking =
                new RedisTracking(
                        new RedisTracking.Place(client, uri, prefix), silence, standing, listener);
        tracking.begin();
        return tracking;
    }
}
