package dev.larder.cache.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.larder.cache.tck.server.RedisServer;
import dev.larder.cache.tck.tiered.FarSide;
import dev.larder.cache.tck.tiered.TieredNode;
import io.lettuce.core.api.sync.RedisCommands;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("once")
class TieredCopiesTest extends FedCopiesScenario {

    private final RedisServer server = RedisServer.startOwn();
    private final FarSide far = FarSide.of(server);

    @Override
    FarSide far() {
        return far;
    }

    @Override
    List<URI> masters() {
        return List.of(server.uri());
    }

    @Tag("B13")
    @Test
    void whetherChangesAreStillToldIsAskedWithPauses() {
        load(one(), "k", "v");
        copied(one(), "k", "v");
        long before = pings();
        long start = System.nanoTime();
        await().pollDelay(Duration.ofSeconds(1)).until(() -> true);
        long asked = pings() - before;
        Duration lasted = Duration.ofNanos(System.nanoTime() - start);

        assertThat(asked).isLessThan(10 * (1 + lasted.toSeconds()));
    }

    private long pings() {
        AtomicLong calls = new AtomicLong();
        on(
                server.uri(),
                redis ->
                        redis.info("commandstats")
                                .lines()
                                .filter(line -> line.startsWith("cmdstat_ping:"))
                                .map(line -> line.replaceAll(".*?calls=(\\d+).*", "$1"))
                                .forEach(count -> calls.set(Long.parseLong(count))));
        assertThat(calls).hasPositiveValue();
        return calls.get();
    }

    /** It keeps its connections and goes on answering. */
    @Test
    void aServerThatHasBecomeAReplicaHasNoCopies() {
        try (TieredNode brief = brief()) {
            load(brief, "k", "v");
            copied(brief, "k", "v");
            on(server.uri(), redis -> redis.replicaof("127.0.0.1", 1));
            await().atMost(SOON).until(() -> !hasCopy(brief, "k"));
        } finally {
            on(server.uri(), RedisCommands::replicaofNoOne);
        }
        load(one(), "again", "w");
        copied(one(), "again", "w");
    }
}
