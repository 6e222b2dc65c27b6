package dev.larder.cache.tck;

import dev.larder.cache.key.AuthorityKey;
import dev.larder.cache.tck.server.FailoverServers;
import dev.larder.cache.tck.server.RedisCluster;
import io.lettuce.core.cluster.SlotHash;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;

@Tag("once")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RedisClusterFailoverTest extends RedisFailoverScenario {

    private final RedisCluster cluster = RedisCluster.start();

    @AfterAll
    void close() {
        cluster.close();
    }

    @Override
    FailoverServers servers() {
        return cluster;
    }

    @Override
    Map<String, Object> properties() {
        List<String> uris = cluster.uris().stream().map(URI::toString).toList();
        return Map.of("redis.uris", uris);
    }

    @Override
    URI masterOf(AuthorityKey key) {
        return cluster.masterOf(SlotHash.getSlot(key.text()));
    }
}
