package dev.larder.cache.shapes;

import dev.larder.cache.tck.server.RedisServer;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;

class RedisShapesTest extends ShapesScenario {

    private final RedisServer server = RedisServer.start();

    @AfterAll
    void end() {
        server.close();
    }

    @Override
    boolean clockCounts() {
        return false;
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
}
