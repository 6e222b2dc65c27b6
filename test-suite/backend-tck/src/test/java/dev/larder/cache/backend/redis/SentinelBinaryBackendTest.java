package dev.larder.cache.backend.redis;

import dev.larder.cache.backend.BinaryBackend;
import dev.larder.cache.tck.BinaryBackendTck;
import dev.larder.cache.tck.server.SentinelRedis;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisURI;
import io.lettuce.core.resource.ClientResources;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SentinelBinaryBackendTest extends BinaryBackendTck {

    private final SentinelRedis servers = SentinelRedis.start();
    private final ClientResources resources = ClientResources.create();
    private final BinaryBackend authority =
            new RedisBackend(
                    new OwnClients(resources, ClientOptions.create(), Duration.ofSeconds(2))
                            .links(
                                    RedisURI.create(servers.uri()),
                                    new RedisLinks.Settings(2, true)));

    @AfterAll
    void close() {
        authority.close();
        resources.shutdown();
        servers.close();
    }

    @Override
    protected BinaryBackend authority() {
        return authority;
    }
}
