package dev.larder.cache.tck.tiered;

import dev.larder.cache.tck.server.MemcachedServer;
import java.util.List;
import org.junit.jupiter.api.Tag;

@Tag("once")
class MemcachedTieredBackendTest extends TieredScenario {

    MemcachedTieredBackendTest() {
        super(FarSide.of(List.of(MemcachedServer.start())));
    }
}
