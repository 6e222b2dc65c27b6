package dev.larder.cache.tck.memcached;

import dev.larder.cache.tck.server.MemcachedServer;
import java.util.List;

class MemcachedBackendTest extends MemcachedScenario {

    MemcachedBackendTest() {
        super(List.of(MemcachedServer.start()));
    }
}
