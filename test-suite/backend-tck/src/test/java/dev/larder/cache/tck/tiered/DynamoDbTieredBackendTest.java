package dev.larder.cache.tck.tiered;

import dev.larder.cache.tck.server.DynamoDbServer;
import org.junit.jupiter.api.Tag;

@Tag("once")
class DynamoDbTieredBackendTest extends TieredScenario {

    DynamoDbTieredBackendTest() {
        super(FarSide.of(DynamoDbServer.start()));
    }
}
