package dev.larder.cache.tck.tiered;

import dev.larder.cache.tck.server.RedisCluster;

class ClusterTieredBackendTest extends TieredScenario {

    ClusterTieredBackendTest() {
        super(FarSide.of(RedisCluster.start()));
    }
}
