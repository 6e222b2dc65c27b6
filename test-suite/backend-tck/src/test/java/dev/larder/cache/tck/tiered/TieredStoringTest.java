package dev.larder.cache.tck.tiered;

import dev.larder.cache.tck.server.RedisServer;

class TieredStoringTest extends TieredStoringScenario {

    TieredStoringTest() {
        super(FarSide.of(RedisServer.start()));
    }
}
