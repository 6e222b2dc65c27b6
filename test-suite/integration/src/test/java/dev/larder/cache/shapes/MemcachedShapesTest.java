package dev.larder.cache.shapes;

import dev.larder.cache.tck.server.MemcachedServer;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;

class MemcachedShapesTest extends ShapesScenario {

    private final MemcachedServer server = MemcachedServer.start();

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
                "memcached",
                "larder.memcached.servers",
                server.address(),
                "larder.timeout",
                "5s",
                "larder.breaker.slow",
                "5s");
    }
}
