package dev.larder.cache.tck.redis;

import dev.larder.cache.backend.EntryBackend;
import dev.larder.cache.tck.RawStore;
import dev.larder.cache.tck.RemoteBackendTck;
import dev.larder.cache.tck.TestContexts;
import dev.larder.cache.tck.server.SentinelRedis;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("once")
class RedisSentinelBackendTest extends RemoteBackendTck {

    private final SentinelRedis servers = SentinelRedis.start();
    private final RedisNode one = new RedisNode(servers.uri(), TestContexts.patient("tck"));
    private final RedisNode other = new RedisNode(servers.uri(), TestContexts.patient("tck"));
    private final RedisNode elsewhere = new RedisNode(servers.uri(), TestContexts.patient("tck2"));
    private final RedisRawStore raw = RedisRawStore.of(servers.uri());

    @AfterAll
    void close() {
        one.close();
        other.close();
        elsewhere.close();
        raw.close();
        servers.close();
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
