package dev.larder.cache.tck.memcached;

import dev.larder.cache.backend.EntryBackend;
import dev.larder.cache.tck.RawStore;
import dev.larder.cache.tck.RemoteBackendTck;
import dev.larder.cache.tck.TestContexts;
import dev.larder.cache.tck.server.MemcachedServer;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;

/** Nodes of two applications on the same servers. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class MemcachedScenario extends RemoteBackendTck {

    private final List<MemcachedServer> servers;
    private final MemcachedNode one;
    private final MemcachedNode other;
    private final MemcachedNode elsewhere;
    private final MemcachedRawStore raw;

    MemcachedScenario(List<MemcachedServer> servers) {
        this.servers = servers;
        one = new MemcachedNode(servers, TestContexts.patient("tck"));
        other = new MemcachedNode(servers, TestContexts.patient("tck"));
        elsewhere = new MemcachedNode(servers, TestContexts.patient("tck2"));
        raw = new MemcachedRawStore(servers);
    }

    @AfterAll
    void close() {
        one.close();
        other.close();
        elsewhere.close();
        raw.close();
        servers.forEach(MemcachedServer::close);
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
