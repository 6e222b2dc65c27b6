package dev.larder.cache.tck.tiered;

import dev.larder.cache.backend.EntryBackend;
import dev.larder.cache.tck.StoringBackendTck;
import dev.larder.cache.tck.server.RedisServer;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;

/** Over Redis, as it is without further settings. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TieredStoringTest extends StoringBackendTck {

    private final RedisServer server = RedisServer.start();
    private final TieredNode node = new TieredNode(server.uri(), "storing", Map.of());

    @AfterAll
    void close() {
        node.close();
        server.close();
    }

    @Override
    protected EntryBackend backend() {
        return node.backend();
    }
}
