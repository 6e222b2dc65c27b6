package dev.larder.cache.tck.tiered;

import dev.larder.cache.tck.server.DynamoDbServer;

class DynamoDbTieredBackendTest extends TieredScenario {

    DynamoDbTieredBackendTest() {
        super(FarSide.of(DynamoDbServer.start()));
    }
}
