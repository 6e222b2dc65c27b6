package dev.larder.cache.history;

import dev.larder.cache.tck.server.MemcachedServer;
import dev.larder.cache.tck.server.RedisServer;
import dev.larder.cache.tck.server.Server;
import java.time.Duration;
import java.util.Map;

/** Which backend the nodes share, and how old a version readers on another node may be given. */
enum Setting {
    TIERED_EVERYWHERE(
            true,
            Duration.ZERO,
            Map.of(
                    "larder.backend",
                    "tiered",
                    "larder.tiered.return",
                    "everywhere",
                    "larder.tiered.max-staleness",
                    "100ms")),

    TIERED(
            true,
            Duration.ofMillis(200),
            Map.of("larder.backend", "tiered", "larder.tiered.max-staleness", "200ms")),

    REDIS(true, Duration.ZERO, Map.of("larder.backend", "redis")),

    MEMCACHED(false, Duration.ZERO, Map.of("larder.backend", "memcached")),

    TIERED_MEMCACHED(
            false,
            Duration.ofMillis(200),
            Map.of(
                    "larder.backend",
                    "tiered",
                    "larder.tiered.far",
                    "memcached",
                    "larder.tiered.max-staleness",
                    "200ms"));

    private final boolean redis;
    private final Duration staleness;
    private final Map<String, Object> properties;

    Setting(boolean redis, Duration staleness, Map<String, Object> properties) {
        this.redis = redis;
        this.staleness = staleness;
        this.properties = properties;
    }

    Bounds bounds() {
        return Bounds.of(staleness);
    }

    Map<String, Object> properties() {
        return properties;
    }

    /** Whether copies are kept near. */
    boolean near() {
        return "tiered".equals(properties.get("larder.backend"));
    }

    Server start() {
        return redis ? RedisServer.startOwn() : MemcachedServer.startOwn();
    }

    Sabotage sabotage(Server server) {
        return redis ? new RedisSabotage(server) : new MemcachedSabotage(server);
    }

    Map<String, Object> properties(int port) {
        return redis
                ? Map.of("redis.uri", "redis://127.0.0.1:" + port)
                : Map.of("larder.memcached.servers", "127.0.0.1:" + port);
    }
}
