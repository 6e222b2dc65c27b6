package dev.larder.cache.tck.tiered;

import dev.larder.cache.tck.server.RedisCluster;
import org.junit.jupiter.api.Tag;

@Tag("once")
class ClusterTieredBackendTest extends TieredScenario {

    ClusterTieredBackendTest() {
        super(FarSide.of(RedisCluster.start()));
    }
}
