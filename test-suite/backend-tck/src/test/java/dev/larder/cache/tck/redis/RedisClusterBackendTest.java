package dev.larder.cache.tck.redis;

import dev.larder.cache.backend.EntryBackend;
import dev.larder.cache.tck.RawStore;
import dev.larder.cache.tck.RemoteBackendTck;
import dev.larder.cache.tck.TestContexts;
import dev.larder.cache.tck.server.RedisCluster;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("once")
class RedisClusterBackendTest extends RemoteBackendTck {

    private final RedisCluster cluster = RedisCluster.start();
    private final RedisNode one = RedisNode.onCluster(cluster, TestContexts.patient("tck"));
    private final RedisNode other = RedisNode.onCluster(cluster, TestContexts.patient("tck"));
    private final RedisNode elsewhere = RedisNode.onCluster(cluster, TestContexts.patient("tck2"));
    private final RedisRawStore raw = RedisRawStore.of(cluster);

    @AfterAll
    void close() {
        one.close();
        other.close();
        elsewhere.close();
        raw.close();
        cluster.close();
    }

    @Override
    protected EntryBackend backend() {
        return one.backend();
    }

    @Override
    protected EntryBackend otherNode() {
        return other.backend();
    }

    @Override
    protected EntryBackend otherApplication() {
        return elsewhere.backend();
    }

    @Override
    protected RawStore raw() {
        return raw;
    }
}
