package dev.larder.cache.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.larder.cache.entry.Entry;
import dev.larder.cache.key.CacheKey;
import dev.larder.cache.key.KeyScheme;
import dev.larder.cache.tck.server.RedisCluster;
import dev.larder.cache.tck.tiered.FarSide;
import dev.larder.cache.tck.tiered.TieredNode;
import io.lettuce.core.cluster.SlotHash;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("once")
class ClusterCopiesTest extends FedCopiesScenario {

    private final RedisCluster cluster = RedisCluster.start();
    private final FarSide far = FarSide.of(cluster);

    @Override
    FarSide far() {
        return far;
    }

    @Override
    List<URI> masters() {
        return cluster.masters();
    }

    @BeforeEach
    void awaitTheWholeCluster() {
        cluster.awaitWhole();
        for (TieredNode each : List.of(one(), other())) {
            await().atMost(LONGEST).untilAsserted(() -> node(each).clear());
        }
    }

    @Test
    void everyMasterTellsOfItsChanges() {
        List<String> tags = List.of("t1", "t2", "t3", "t4", "t5", "t6");
        assertThat(tags.stream().map(tag -> masterOf("tck:{#" + tag + "}!")).distinct())
                .hasSizeGreaterThan(1);
        for (String tag : tags) {
            load(one(), tag, "v", tag);
            copied(one(), tag, "v");
            node(other()).invalidateTags(tag);

            await().atMost(SOON).until(() -> !hasCopy(one(), tag));
        }
    }

    @Test
    void copiesEndWithAMasterAndAreUsedAgainUnderTheNextOne() {
        load(one(), "k", "old");
        copied(one(), "k", "old");
        URI master = home();
        cluster.kill(master);
        try {
            await().atMost(SOON).until(() -> !hasCopy(one(), "k"));
            load(other(), "k", "new");

            assertOnlyNew(one());
        } finally {
            cluster.restart(master);
        }
    }

    @Test
    void copiesOfAMasterThatHangsAreNotUsedAndThoseOfTheNextOneAre() {
        try (TieredNode brief = brief()) {
            load(brief, "k", "old");
            copied(brief, "k", "old");
            URI master = home();
            cluster.pause(master);
            try {
                awaitPast(System.nanoTime() + STALENESS.toNanos());

                assertThat(hasCopy(brief, "k")).isFalse();
                load(other(), "k", "new");
            } finally {
                cluster.resume(master);
            }
            assertOnlyNew(brief);
        }
    }

    /** The old master keeps its connections and goes on answering. */
    @Test
    void copiesEndWhenAMasterHandsOver() {
        try (TieredNode brief = brief()) {
            load(brief, "k", "old");
            copied(brief, "k", "old");
            URI master = home();
            on(cluster.replicaOf(master), redis -> redis.clusterFailover(false));
            await().atMost(LONGEST).ignoreExceptions().until(() -> !home().equals(master));
            await().atMost(SOON).until(() -> !hasCopy(brief, "k"));
            load(other(), "k", "new");

            assertOnlyNew(brief);
        }
    }

    private void assertOnlyNew(TieredNode of) {
        await().atMost(LONGEST)
                .until(
                        () -> {
                            Entry entry = node(of).read("k").entry();
                            assertThat(entry == null ? "new" : entry.value()).isEqualTo("new");
                            return entry != null;
                        });
        await().atMost(LONGEST).untilAsserted(() -> copied(of, "k", "new"));
    }

    private URI home() {
        return masterOf(
                new KeyScheme("copies", 200)
                        .values(namespace())
                        .place(CacheKey.of("k"))
                        .slot()
                        .text());
    }

    private URI masterOf(String key) {
        return cluster.masterOf(SlotHash.getSlot(key));
    }
}
