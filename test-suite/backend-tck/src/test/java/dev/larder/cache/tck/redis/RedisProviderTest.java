package dev.larder.cache.tck.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.larder.cache.CacheConfigurationException;
import dev.larder.cache.backend.Seen;
import dev.larder.cache.tck.Noise;
import dev.larder.cache.tck.TestContexts;
import dev.larder.cache.tck.server.RedisServer;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RedisProviderTest {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String NOWHERE = "redis://127.0.0.1:1";

    private final RedisServer server = RedisServer.startOwn();

    @AfterAll
    void close() {
        server.close();
    }

    @Test
    void defaultServerIsUsed() {
        assertAnswers(Map.of("redis.uri", server.uri().toString()), Map.of());
    }

    @Test
    void defaultServerMayBeNamedByHostAndPort() {
        assertAnswers(
                Map.of(
                        "redis.host", server.uri().getHost(),
                        "redis.port", server.uri().getPort()),
                Map.of("server", "default"));
    }

    @Test
    void namedServerIsUsed() {
        assertAnswers(
                Map.of(
                        "redis.uri", NOWHERE,
                        "redis.servers.far.uri", server.uri().toString(),
                        "redis.servers.other.uri", NOWHERE),
                Map.of("server", "far"));
    }

    @Test
    void severalConnectionsAreUsed() {
        assertAnswers(Map.of("redis.uri", server.uri().toString()), Map.of("connections", "3"));
    }

    @ParameterizedTest
    @CsvSource({
        "redis.servers.far.uri, near, redis.servers.near.uri",
        "redis.uri, near, redis.servers.near.uri",
        "redis.servers.far.uri, default, redis.uri",
        "unrelated, default, redis.uri"
    })
    void unknownServerIsAnErrorAndNoOtherOneIsTaken(String configured, String asked, String fix) {
        Map<String, Object> properties = Map.of(configured, server.uri().toString());

        assertThatThrownBy(
                        () ->
                                new RedisNode(
                                        properties, TestContexts.of("p"), Map.of("server", asked)))
                .isInstanceOf(CacheConfigurationException.class)
                .hasMessageContaining("larder.backends.redis.type = redis")
                .hasMessageContaining("Set " + fix);
    }

    @Test
    void sentinelsThatMicronautDoesNotReadAreAnError() {
        assertThatThrownBy(
                        () ->
                                new RedisNode(
                                        Map.of("redis.sentinels", List.of("redis://localhost:1")),
                                        TestContexts.of("p"),
                                        Map.of()))
                .isInstanceOf(CacheConfigurationException.class)
                .hasMessageContaining("redis.sentinels")
                .hasMessageContaining("redis.uri: redis-sentinel://");
    }

    @Test
    void applicationsClientStaysAsItIs() {
        try (RedisNode node = new RedisNode(server.uri(), TestContexts.of("p"))) {
            ClientOptions options = node.application().getBean(RedisClient.class).getOptions();

            assertThat(options.isAutoReconnect()).isTrue();
            assertThat(options.getDisconnectedBehavior())
                    .isEqualTo(ClientOptions.DisconnectedBehavior.DEFAULT);
            assertThat(options.getSocketOptions().getConnectTimeout())
                    .isEqualTo(Duration.ofSeconds(10));
        }
    }

    @Test
    void serverThatIsNotThereDoesNotStopTheStartAndIsUsedWhenItIs() {
        RedisServer late = RedisServer.startOwn();
        late.kill();
        long start = System.nanoTime();
        try (RedisNode node = new RedisNode(late.uri(), TestContexts.of("p"))) {
            assertThat(node.read().reason()).isEqualTo(Seen.Reason.UNAVAILABLE);
            assertThat(System.nanoTime() - start).isLessThan(Duration.ofSeconds(10).toNanos());
            late.restart();

            await().atMost(SOON).until(() -> node.read().reason() == Seen.Reason.ABSENT);
        } finally {
            late.close();
        }
    }

    @Test
    void serverThatHangsAtTheStartDoesNotHoldItUp() {
        RedisServer hung = RedisServer.startOwn();
        hung.pause();
        try (Noise noise = new Noise();
                RedisNode node = new RedisNode(hung.uri(), TestContexts.of("p"))) {
            noise.begin();
            long start = System.nanoTime();
            assertThat(node.read().reason()).isEqualTo(Seen.Reason.UNAVAILABLE);
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isLessThan(Duration.ofMillis(600).plus(noise.ofACall()));
            hung.resume();

            await().atMost(SOON).until(() -> node.read().reason() == Seen.Reason.ABSENT);
        } finally {
            hung.close();
        }
    }

    private static void assertAnswers(
            Map<String, Object> properties, Map<String, String> settings) {
        try (RedisNode node = new RedisNode(properties, TestContexts.patient("p"), settings)) {
            for (int i = 0; i < 5; i++) {
                assertThat(node.read().reason()).isEqualTo(Seen.Reason.ABSENT);
            }
        }
    }
}
