package dev.larder.cache.tck.tiered;

import dev.larder.cache.tck.server.MemcachedServer;
import java.util.List;
import org.junit.jupiter.api.Tag;

@Tag("once")
class TwoMemcachedTieredBackendTest extends TieredScenario {

    TwoMemcachedTieredBackendTest() {
        super(FarSide.of(List.of(MemcachedServer.startOwn(), MemcachedServer.startOwn())));
    }
}
