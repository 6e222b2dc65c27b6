package dev.larder.benchmarks.redis;

import dev.larder.cache.Cache;
import dev.larder.cache.Caches;
import dev.larder.cache.tck.server.RedisServer;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.ByteArrayCodec;
import io.micronaut.context.ApplicationContext;
import java.util.Map;

/** Starts a Redis server and measures. Arguments: rounds, milliseconds of a run. */
public final class RedisReport {

    private static final String PREFIX = "bench";

    private RedisReport() {}

    /** Runs and reports. */
    public static void main(String[] arguments) throws InterruptedException {
        int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 9;
        long millis = arguments.length > 1 ? Long.parseLong(arguments[1]) : 2_000;
        try (RedisServer server = RedisServer.startOwn();
                ApplicationContext application =
                        ApplicationContext.run(
                                Map.of(
                                        "redis.uri",
                                        server.uri().toString(),
                                        "larder.prefix",
                                        PREFIX,
                                        "larder.expire",
                                        "1h",
                                        "larder.backend",
                                        "redis"))) {
            Caches caches = application.getBean(Caches.class);
            Cache<Long, String> hits = caches.named("hits", Long.class, String.class);
            Cache<Long, String> large = caches.named("large", Long.class, String.class);
            RedisClient client = RedisClient.create(server.uri().toString());
            try (StatefulRedisConnection<byte[], byte[]> plain =
                    client.connect(ByteArrayCodec.INSTANCE)) {
                new RedisHits(hits, plain, rounds, millis).report();
                new RedisClears(large, hits, plain.async(), PREFIX).report();
            } finally {
                client.shutdown();
            }
        }
    }
}
