package dev.larder.cache.backend.redis;

import dev.larder.cache.backend.BinaryBackend;
import dev.larder.cache.tck.BinaryBackendTck;
import dev.larder.cache.tck.server.RedisServer;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RedisBinaryBackendTest extends BinaryBackendTck {

    private final RedisServer server = RedisServer.start();
    private final RedisURI uri = RedisURI.create(server.uri());
    private final RedisBackend authority =
            new RedisBackend(
                    new RedisLinks(RedisClient.create(uri), uri, new RedisLinks.Settings(2, true)));

    @AfterAll
    void close() {
        authority.close();
        server.close();
    }

    @Override
    protected BinaryBackend authority() {
        return authority;
    }
}
