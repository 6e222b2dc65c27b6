package dev.larder.cache.backend.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.larder.cache.backend.CellState;
import dev.larder.cache.backend.Found;
import dev.larder.cache.key.CacheKey;
import dev.larder.cache.key.CellKey;
import dev.larder.cache.key.KeyScheme;
import dev.larder.cache.key.StorageKey;
import dev.larder.cache.tck.Noise;
import dev.larder.cache.tck.server.RedisCluster;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisURI;
import io.lettuce.core.cluster.SlotHash;
import io.lettuce.core.resource.ClientResources;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What becomes of slots, cells and answers when one master of a cluster begins another life. */
@Tag("once")
class ClusterLifeTest {

    private static final Duration LIFE = Duration.ofMinutes(1);
    private static final Duration TIMEOUT = Duration.ofMillis(300);
    private static final Duration FAILOVER = Duration.ofSeconds(20);

    private final KeyScheme scheme = new KeyScheme("life", 200);
    private final StorageKey slot = scheme.values("n").place(CacheKey.of("k")).slot();
    private final RedisCluster cluster = RedisCluster.start();
    private final ClientResources resources = ClientResources.create();
    private final ClusterBackend redis =
            new ClusterBackend(
                    new OwnClients(resources, ClientOptions.create(), TIMEOUT)
                            .cluster(
                                    cluster.uris().stream().map(RedisURI::create).toList(),
                                    new RedisLinks.Settings(1, true)));
    private final URI home = masterOf(slot.text());
    private final CellKey elsewhere =
            IntStream.range(0, 100)
                    .mapToObj(i -> scheme.tag("t" + i))
                    .filter(tag -> !masterOf(tag.text()).equals(home))
                    .findFirst()
                    .orElseThrow();

    @AfterEach
    void close() {
        redis.close();
        resources.shutdown();
        cluster.close();
    }

    @Test
    void lifeOfOneMasterIsAnEpochForAllAndItsOwnCellsEndWithIt() throws Exception {
        Found before = await().ignoreExceptions().until(this::open, Objects::nonNull);
        URI other = masterOf(elsewhere.text());
        cluster.kill(other);
        Found after =
                await().atMost(FAILOVER).ignoreExceptions().until(this::read, Objects::nonNull);

        assertThat(after.connectionEpoch()).isNotEqualTo(before.connectionEpoch());
        assertThat(after.slots()).isEqualTo(before.slots());
        assertThat(after.cells()).extracting(CellState::present).containsExactly(false);
        Found anew = await().ignoreExceptions().until(this::open, Objects::nonNull);
        assertThat(anew.cells()).isNotEqualTo(before.cells());
    }

    @Test
    void timeComesFromAnotherMasterWhileTheFirstOneHangs() throws Exception {
        await().ignoreExceptions().until(() -> get(redis.time()) > 0);
        cluster.pause(cluster.masterOf(0));
        assertThat(get(redis.time())).isPositive();
        try (Noise noise = new Noise()) {
            noise.begin();
            long start = System.nanoTime();
            assertThat(get(redis.time())).isPositive();
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isLessThan(TIMEOUT.plus(noise.ofACall()));
        }
    }

    private URI masterOf(String key) {
        return cluster.masterOf(SlotHash.getSlot(key));
    }

    private Found read() throws Exception {
        return get(redis.read(List.of(slot), List.of(elsewhere)));
    }

    private Found open() throws Exception {
        return get(redis.open(List.of(slot), List.of(elsewhere), LIFE, LIFE));
    }

    private static <T> T get(CompletionStage<T> stage) throws Exception {
        return stage.toCompletableFuture().get(5, TimeUnit.SECONDS);
    }
}
