package dev.larder.cache.tck;

import dev.larder.cache.key.AuthorityKey;
import dev.larder.cache.tck.server.FailoverServers;
import dev.larder.cache.tck.server.SentinelRedis;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;

@Tag("once")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RedisSentinelFailoverTest extends RedisFailoverScenario {

    private final SentinelRedis servers = SentinelRedis.start();

    @AfterAll
    void close() {
        servers.close();
    }

    @Override
    FailoverServers servers() {
        return servers;
    }

    @Override
    Map<String, Object> properties() {
        return Map.of("redis.uri", servers.uri().toString());
    }

    @Override
    URI masterOf(AuthorityKey key) {
        return servers.master();
    }
}
