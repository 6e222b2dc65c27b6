package dev.larder.cache.tck.memcached;

import dev.larder.cache.tck.server.MemcachedServer;
import java.util.List;
import org.junit.jupiter.api.Tag;

@Tag("once")
class TwoMemcachedBackendTest extends MemcachedScenario {

    TwoMemcachedBackendTest() {
        super(List.of(MemcachedServer.startOwn(), MemcachedServer.startOwn()));
    }
}
