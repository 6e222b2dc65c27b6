package dev.larder.cache.tck;

import dev.larder.cache.tck.server.DynamoDbServer;
import dev.larder.cache.tck.server.Server;
import dev.larder.cache.tck.tiered.FarSide;
import org.junit.jupiter.api.Tag;

@Tag("once")
class DynamoDbCopiesTest extends UnfedCopiesScenario {

    private final DynamoDbServer server = DynamoDbServer.startOwn();
    private final FarSide far = FarSide.of(server).closing(server);

    @Override
    FarSide far() {
        return far;
    }

    @Override
    Server server() {
        return server;
    }
}
