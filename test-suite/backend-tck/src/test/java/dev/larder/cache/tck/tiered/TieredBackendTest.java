package dev.larder.cache.tck.tiered;

import dev.larder.cache.backend.EntryBackend;
import dev.larder.cache.tck.RawStore;
import dev.larder.cache.tck.RemoteBackendTck;
import dev.larder.cache.tck.redis.RedisRawStore;
import dev.larder.cache.tck.server.RedisServer;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;

/** Over Redis, with invalidations that return when no node can use an old copy. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TieredBackendTest extends RemoteBackendTck {

    private static final Map<String, String> EVERYWHERE =
            Map.of("max-staleness", "20ms", "return", "everywhere");

    private final RedisServer server = RedisServer.start();
    private final TieredNode one = new TieredNode(server.uri(), "tiered", EVERYWHERE);
    private final TieredNode other = new TieredNode(server.uri(), "tiered", EVERYWHERE);
    private final TieredNode elsewhere = new TieredNode(server.uri(), "tiered2", EVERYWHERE);
    private final RedisRawStore raw = RedisRawStore.of(server.uri());

    @AfterAll
    void close() {
        one.close();
        other.close();
        elsewhere.close();
        raw.close();
        server.close();
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
