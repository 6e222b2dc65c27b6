package dev.larder.cache.backend.memcached;

import dev.larder.cache.backend.BinaryBackend;
import dev.larder.cache.tck.BinaryBackendTck;
import dev.larder.cache.tck.server.MemcachedServer;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MemcachedBinaryBackendTest extends BinaryBackendTck {

    private final MemcachedServer server = MemcachedServer.start();
    private final MemcachedBackend authority = Authorities.on(List.of(server));

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
