package dev.larder.cache.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.larder.cache.key.CacheKey;
import dev.larder.cache.key.KeyScheme;
import dev.larder.cache.tck.redis.RedisNode;
import dev.larder.cache.tck.server.RedisCluster;
import io.lettuce.core.MigrateArgs;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.cluster.SlotHash;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A hash slot moves from one master of a cluster to another. */
@Tag("once")
class RedisClusterMoveTest {

    private static final String PREFIX = "move";

    private final RedisCluster cluster = RedisCluster.start();
    private final RedisClient client = RedisClient.create();
    private final int hashSlot =
            SlotHash.getSlot(
                    new KeyScheme(PREFIX, 200).values("n").place(CacheKey.of("k")).slot().text());
    private final URI from = cluster.masterOf(hashSlot);
    private final URI to =
            cluster.masters().stream().filter(uri -> !uri.equals(from)).findFirst().orElseThrow();
    private final RedisNode one = RedisNode.onCluster(cluster, TestContexts.patient(PREFIX));
    private final RedisNode other = RedisNode.onCluster(cluster, TestContexts.patient(PREFIX));

    @AfterEach
    void close() {
        one.close();
        other.close();
        client.shutdown();
        cluster.close();
    }

    @Test
    void whatMovesIsMissedWhileItDoesAndInvalidatedAndCachedWhereItIsThen() {
        Node node = new Node(one.backend(), "n");
        Node idle = new Node(other.backend(), "n");
        node.load("k", "v");
        idle.assertHas("k", "v");
        beginToMove();
        node.assertLacks("k");
        endOfMove();
        await().pollDelay(Duration.ofSeconds(1)).until(() -> true);

        idle.remove("k");
        await().atMost(Duration.ofSeconds(20))
                .ignoreExceptions()
                .untilAsserted(() -> node.load("k", "w"));
        node.assertHas("k", "w");
        idle.assertHas("k", "w");
        assertThat(redis(to).clusterCountKeysInSlot(hashSlot)).isPositive();
    }

    private void beginToMove() {
        redis(to).clusterSetSlotImporting(hashSlot, redis(from).clusterMyId());
        redis(from).clusterSetSlotMigrating(hashSlot, redis(to).clusterMyId());
        List<String> keys = redis(from).clusterGetKeysInSlot(hashSlot, 100);
        redis(from).migrate("127.0.0.1", to.getPort(), 0, 5_000, MigrateArgs.Builder.keys(keys));
    }

    private void endOfMove() {
        String id = redis(to).clusterMyId();
        redis(to).clusterSetSlotNode(hashSlot, id);
        cluster.masters().forEach(master -> redis(master).clusterSetSlotNode(hashSlot, id));
    }

    private RedisCommands<String, String> redis(URI uri) {
        return client.connect(RedisURI.create(uri)).sync();
    }
}
