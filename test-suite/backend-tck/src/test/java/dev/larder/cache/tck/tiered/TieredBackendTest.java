package dev.larder.cache.tck.tiered;

import dev.larder.cache.tck.server.RedisServer;

class TieredBackendTest extends TieredScenario {

    TieredBackendTest() {
        super(FarSide.of(RedisServer.start()));
    }
}
