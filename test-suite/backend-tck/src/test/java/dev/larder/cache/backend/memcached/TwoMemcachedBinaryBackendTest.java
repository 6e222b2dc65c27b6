package dev.larder.cache.backend.memcached;

import dev.larder.cache.backend.BinaryBackend;
import dev.larder.cache.tck.BinaryBackendTck;
import dev.larder.cache.tck.server.MemcachedServer;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TwoMemcachedBinaryBackendTest extends BinaryBackendTck {

    private final MemcachedServer one = MemcachedServer.startOwn();
    private final MemcachedServer other = MemcachedServer.startOwn();
    private final MemcachedBackend authority = Authorities.on(List.of(one, other));

    @AfterAll
    void close() {
        authority.close();
        one.close();
        other.close();
    }

    @Override
    protected BinaryBackend authority() {
        return authority;
    }
}
