package dev.larder.cache.manual;

import dev.larder.cache.tck.server.RedisServer;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;

class RedisCacheTest extends CacheScenario {

    private final RedisServer server = RedisServer.start();

    @AfterAll
    void end() {
        server.close();
    }

    @Override
    Map<String, Object> backend() {
        return Map.of(
                "larder.backend",
                "redis",
                "redis.uri",
                server.uri(),
                "larder.timeout",
                "5s",
                "larder.breaker.slow",
                "5s");
    }

    @Override
    boolean remote() {
        return true;
    }
}
