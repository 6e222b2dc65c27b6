package dev.larder.cache.tck.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.larder.cache.backend.Seen;
import dev.larder.cache.tck.TestContexts;
import dev.larder.cache.tck.server.RedisCluster;
import dev.larder.cache.tck.server.RedisServer;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.cluster.ClusterClientOptions;
import io.lettuce.core.cluster.RedisClusterClient;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("once")
class RedisClusterProviderTest {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String NOWHERE = "redis://127.0.0.1:1";

    private final RedisCluster cluster = RedisCluster.start();
    private final List<String> uris = cluster.uris().stream().map(URI::toString).toList();

    @AfterAll
    void close() {
        cluster.close();
    }

    @Test
    void clusterIsUsed() {
        assertAnswers(Map.of("redis.uris", uris), Map.of());
    }

    @Test
    void clusterIsFoundFromOneOfItsNodes() {
        assertAnswers(Map.of("redis.uris", List.of(NOWHERE, uris.get(5))), Map.of());
    }

    @Test
    void severalConnectionsToEachMasterAreUsed() {
        assertAnswers(Map.of("redis.uris", uris), Map.of("connections", "3"));
    }

    @Test
    void namedServerMayBeACluster() {
        assertAnswers(
                Map.of("redis.uri", NOWHERE, "redis.servers.far.uris", uris),
                Map.of("server", "far"));
    }

    @Test
    void serverThatIsNoClusterIsUnavailable() {
        try (RedisServer single = RedisServer.startOwn();
                RedisNode node =
                        new RedisNode(
                                Map.of("redis.uris", List.of(single.uri().toString())),
                                TestContexts.of("p"),
                                Map.of())) {
            assertThat(node.read().reason()).isEqualTo(Seen.Reason.UNAVAILABLE);
        }
    }

    @Test
    void applicationsClientStaysAsItIs() {
        try (RedisNode node = RedisNode.onCluster(cluster, TestContexts.of("p"))) {
            ClientOptions options =
                    node.application().getBean(RedisClusterClient.class).getOptions();

            assertThat(options.isAutoReconnect()).isTrue();
            assertThat(options.getDisconnectedBehavior())
                    .isEqualTo(ClientOptions.DisconnectedBehavior.DEFAULT);
            assertThat(options).isInstanceOf(ClusterClientOptions.class);
            assertThat(options.getSocketOptions().getConnectTimeout())
                    .isEqualTo(Duration.ofSeconds(10));
        }
    }

    @Test
    void endGivesThreadsBack() {
        RedisNode node = RedisNode.onCluster(cluster, TestContexts.patient("p"));
        assertThat(node.read().reason()).isEqualTo(Seen.Reason.ABSENT);
        long before = threads();
        node.close();

        await().atMost(SOON).until(() -> threads() < before);
    }

    @Test
    void clusterThatIsNotThereDoesNotStopTheStartAndIsUsedWhenItIs() {
        cluster.uris().forEach(cluster::kill);
        try (RedisNode node = RedisNode.onCluster(cluster, TestContexts.of("p"))) {
            assertThat(node.read().reason()).isEqualTo(Seen.Reason.UNAVAILABLE);
            cluster.uris().forEach(cluster::restart);
            cluster.awaitWhole();

            await().atMost(SOON).until(() -> node.read().reason() == Seen.Reason.ABSENT);
        }
    }

    private static long threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("lettuce"))
                .count();
    }

    private static void assertAnswers(
            Map<String, Object> properties, Map<String, String> settings) {
        try (RedisNode node = new RedisNode(properties, TestContexts.patient("p"), settings)) {
            await().atMost(SOON).until(() -> node.read().reason() == Seen.Reason.ABSENT);
            for (int i = 0; i < 5; i++) {
                assertThat(node.read().reason()).isEqualTo(Seen.Reason.ABSENT);
            }
        }
    }
}
