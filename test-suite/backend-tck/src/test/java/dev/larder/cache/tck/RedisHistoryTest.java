package dev.larder.cache.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.cache.backend.EntryBackend;
import dev.larder.cache.tck.redis.RedisNode;
import dev.larder.cache.tck.server.RedisServer;
import io.lettuce.core.KillArgs;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.sync.RedisCommands;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;

/** Nobody is given what was invalidated before, whatever happens to the connections. */
@Tag("once")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RedisHistoryTest {

    private final RedisServer server = RedisServer.startOwn();
    private final RedisNode one = new RedisNode(server.uri(), TestContexts.of("history"));
    private final RedisNode other = new RedisNode(server.uri(), TestContexts.of("history"));
    private final RedisClient client = RedisClient.create(server.uri().toString());
    private final RedisCommands<String, String> redis = client.connect().sync();

    @AfterAll
    void close() {
        one.close();
        other.close();
        client.shutdown();
        server.close();
    }

    @RepeatedTest(3)
    void nobodyIsGivenWhatWasInvalidatedBeforeWhileConnectionsBreakAndTheServerHangs()
            throws InterruptedException {
        AtomicBoolean ended = new AtomicBoolean();
        Thread saboteur = new Thread(() -> sabotage(ended));
        saboteur.start();
        List<EntryBackend> nodes = List.of(one.backend(), other.backend());
        History.Outcome outcome = new History(nodes, "n" + System.nanoTime()).run(6, 2, 20_000);
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
            if (random.nextInt(3) > 0) {
                redis.clientKill(KillArgs.Builder.typeNormal().skipme());
            } else {
                server.pause();
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(random.nextInt(50, 500)));
                server.resume();
            }
        }
    }
}
