package dev.larder.cache.history;

import dev.larder.cache.tck.server.Server;
import io.lettuce.core.KillArgs;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.api.sync.RedisCommands;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/** As Redis does. */
final class RedisSabotage implements Sabotage {

    private static final int BALLAST = 400;
    private static final int BALLAST_BYTES = 4_096;
    private static final int BALLAST_SECONDS = 60;
    private static final int ROOM = 256 * 1_024;

    private final Server server;

    RedisSabotage(Server server) {
        this.server = server;
    }

    @Override
    public void evict(SplittableRandom random, boolean cellsOnly) {
        ask(
                redis -> {
                    List<String> keys = redis.keys(PREFIX + "*").stream().sorted().toList();
                    List<String> some = Sabotage.some(keys, random, cellsOnly);
                    if (!some.isEmpty()) {
                        redis.del(some.toArray(String[]::new));
                    }
                });
    }

    @Override
    public void flood() {
        ask(
                redis -> {
                    long used = used(redis.info("memory"));
                    redis.configSet("maxmemory-policy", "allkeys-lru");
                    redis.configSet("maxmemory", Long.toString(used + ROOM));
                    try {
                        fill(redis);
                    } finally {
                        redis.configSet("maxmemory", "0");
                    }
                });
    }

    private static void fill(RedisCommands<String, String> redis) {
        String ballast = "x".repeat(BALLAST_BYTES);
        try {
            for (int i = 0; i < BALLAST; i++) {
                redis.setex("ballast-" + i, BALLAST_SECONDS, ballast);
            }
        } catch (RedisCommandExecutionException nothingLeftToEvict) {
            // then all our keys have gone, and what is asked meanwhile is refused
        }
    }

    private static long used(String memory) {
        return memory.lines()
                .filter(line -> line.startsWith("used_memory:"))
                .mapToLong(line -> Long.parseLong(line.substring(line.indexOf(':') + 1).strip()))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void flush() {
        ask(RedisCommands::flushdb);
    }

    @Override
    public void kill() {
        ask(redis -> redis.clientKill(KillArgs.Builder.typeNormal().skipme()));
    }

    private void ask(Consumer<RedisCommands<String, String>> question) {
        RedisClient client = RedisClient.create(server.uri().toString());
        try {
            question.accept(client.connect().sync());
        } finally {
            client.shutdown();
        }
    }
}
