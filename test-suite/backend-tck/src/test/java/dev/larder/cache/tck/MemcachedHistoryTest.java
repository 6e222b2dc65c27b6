package dev.larder.cache.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.cache.backend.EntryBackend;
import dev.larder.cache.tck.memcached.MemcachedNode;
import dev.larder.cache.tck.memcached.MemcachedRawStore;
import dev.larder.cache.tck.server.MemcachedServer;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Nobody is given what was invalidated before, whatever happens to the servers and their memory.
 */
@Tag("once")
class MemcachedHistoryTest {

    private static final int SMALL = 900;

    /** As little memory as it takes: it drops what was used least long before anything ends. */
    private final List<MemcachedServer> servers =
            List.of(MemcachedServer.startOwn("-m", "2"), MemcachedServer.startOwn("-m", "2"));

    private final MemcachedNode one = new MemcachedNode(servers, TestContexts.of("history"));
    private final MemcachedNode other = new MemcachedNode(servers, TestContexts.of("history"));
    private final MemcachedRawStore raw = new MemcachedRawStore(servers);

    @AfterEach
    void close() {
        one.close();
        other.close();
        raw.close();
        servers.forEach(MemcachedServer::close);
    }

    @Test
    void whileMemoryIsFull() throws InterruptedException {
        History.Outcome outcome = run(this::fill);

        assertThat(outcome.violations()).isEmpty();
        assertThat(outcome.hits()).isPositive();
        assertThat(raw.evictions()).isPositive();
    }

    @Test
    void whileServersDropWhateverIsAskedFor() throws InterruptedException {
        History.Outcome outcome = run(this::drop);

        assertThat(outcome.violations()).isEmpty();
        assertThat(outcome.hits()).isPositive();
    }

    @Test
    void whileServersHangAndBeginAnew() throws InterruptedException {
        History.Outcome outcome = run(this::breakServer);

        assertThat(outcome.violations()).isEmpty();
        assertThat(outcome.hits()).isPositive();
        assertThat(outcome.unacknowledged()).isPositive();
    }

    private History.Outcome run(Consumer<SplittableRandom> sabotage) throws InterruptedException {
        AtomicBoolean ended = new AtomicBoolean();
        SplittableRandom random = new SplittableRandom(7);
        Thread saboteur =
                new Thread(
                        () -> {
                            while (!ended.get()) {
                                sabotage.accept(random);
                            }
                        });
        saboteur.start();
        List<EntryBackend> nodes = List.of(one.backend(), other.backend());
        History.Outcome outcome = new History(nodes, "n").run(6, 2, 10_000);
        ended.set(true);
        saboteur.join();
        return outcome;
    }

    /** Items of all the sizes that Larder's have, so that each of their slabs is full. */
    private void fill(SplittableRandom random) {
        for (int i = 0; i < 200; i++) {
            raw.fill("flood" + random.nextInt(1_000_000), new byte[random.nextInt(SMALL)]);
        }
    }

    private void drop(SplittableRandom random) {
        List<String> keys = List.copyOf(raw.keys());
        if (!keys.isEmpty()) {
            raw.delete(keys.get(random.nextInt(keys.size())));
        }
    }

    private void breakServer(SplittableRandom random) {
        MemcachedServer server = servers.get(random.nextInt(servers.size()));
        pause(random, 10, 300);
        if (random.nextBoolean()) {
            server.kill();
            pause(random, 0, 200);
            server.restart();
        } else {
            server.pause();
            pause(random, 50, 500);
            server.resume();
        }
    }

    private static void pause(SplittableRandom random, int least, int most) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(random.nextInt(least, most)));
    }
}
