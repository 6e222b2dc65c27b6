package dev.larder.cache.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.cache.backend.EntryBackend;
import dev.larder.cache.tck.server.RedisServer;
import dev.larder.cache.tck.tiered.TieredNode;
import io.lettuce.core.KillArgs;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.sync.RedisCommands;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** No copy is used after its invalidation has returned, whatever happens to the connections. */
@Tag("once")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TieredHistoryTest {

    private static final Map<String, String> EVERYWHERE =
            Map.of("max-staleness", "60ms", "return", "everywhere");

    private final RedisServer server = RedisServer.startOwn();
    private final TieredNode one = new TieredNode(server.uri(), "history", EVERYWHERE);
    private final TieredNode other = new TieredNode(server.uri(), "history", EVERYWHERE);
    private final TieredNode third = new TieredNode(server.uri(), "history", EVERYWHERE);
    private final RedisClient client = RedisClient.create(server.uri().toString());
    private final RedisCommands<String, String> redis = client.connect().sync();

    @AfterAll
    void close() {
        one.close();
        other.close();
        third.close();
        client.shutdown();
        server.close();
    }

    @Test
    void nobodyIsGivenWhatWasInvalidatedBeforeWhileConnectionsBreakAndTheServerHangs()
            throws InterruptedException {
        AtomicBoolean ended = new AtomicBoolean();
        Thread saboteur = new Thread(() -> sabotage(ended));
        saboteur.start();
        List<EntryBackend> nodes = List.of(one.backend(), other.backend(), third.backend());
        History.Outcome outcome = new History(nodes, "n" + System.nanoTime()).run(6, 3, 20_000, 80);
        ended.set(true);
        saboteur.join();

        assertThat(outcome.violations()).isEmpty();
        assertThat(outcome.hits()).isPositive();
        assertThat(outcome.unacknowledged()).isPositive();
    }

    private void sabotage(AtomicBoolean ended) {
        SplittableRandom random = new SplittableRandom(7);
        while (!ended.get()) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(random.nextInt(10, 300)));
            switch (random.nextInt(4)) {
                case 0 -> redis.clientKill(KillArgs.Builder.typeNormal().skipme());
                case 1 -> redis.keys("*history*").forEach(key -> evict(key, random));
                case 2 -> {
                    server.pause();
                    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(random.nextInt(50, 500)));
                    server.resume();
                }
                default -> redis.flushdb();
            }
        }
    }

    private void evict(String key, SplittableRandom random) {
        if (random.nextBoolean()) {
            redis.del(key);
        }
    }
}
