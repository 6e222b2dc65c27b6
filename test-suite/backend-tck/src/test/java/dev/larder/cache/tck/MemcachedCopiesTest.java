package dev.larder.cache.tck;

import dev.larder.cache.tck.server.MemcachedServer;
import dev.larder.cache.tck.server.Server;
import dev.larder.cache.tck.tiered.FarSide;
import java.util.List;
import org.junit.jupiter.api.Tag;

@Tag("once")
class MemcachedCopiesTest extends UnfedCopiesScenario {

    private final MemcachedServer server = MemcachedServer.startOwn();
    private final FarSide far = FarSide.of(List.of(server));

    @Override
    FarSide far() {
        return far;
    }

    @Override
    Server server() {
        return server;
    }
}
