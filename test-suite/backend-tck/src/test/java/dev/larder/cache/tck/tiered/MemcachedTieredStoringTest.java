package dev.larder.cache.tck.tiered;

import dev.larder.cache.tck.server.MemcachedServer;
import java.util.List;

class MemcachedTieredStoringTest extends TieredStoringScenario {

    MemcachedTieredStoringTest() {
        super(FarSide.of(List.of(MemcachedServer.start())));
    }
}
