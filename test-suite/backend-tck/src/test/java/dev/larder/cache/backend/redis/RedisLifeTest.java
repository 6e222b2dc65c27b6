package dev.larder.cache.backend.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.larder.cache.backend.CellState;
import dev.larder.cache.backend.Found;
import dev.larder.cache.backend.SlotState;
import dev.larder.cache.backend.Token;
import dev.larder.cache.key.CacheKey;
import dev.larder.cache.key.CellKey;
import dev.larder.cache.key.KeyScheme;
import dev.larder.cache.key.KeySpace;
import dev.larder.cache.key.StorageKey;
import dev.larder.cache.tck.server.RedisServer;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.KillArgs;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.codec.ByteArrayCodec;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What becomes of slots, cells and commands when a server begins another life. */
class RedisLifeTest {

    private static final Duration LIFE = Duration.ofMinutes(1);

    /** Of one command, on a busy machine. */
    private static final Duration LIMIT = Duration.ofSeconds(3);

    private final KeySpace.Place place =
            new KeyScheme("life", 200).values("n").place(CacheKey.of("k"));
    private final StorageKey slot = place.slot();
    private final CellKey cell = place.bucket();
    private final RedisServer server = RedisServer.startOwn();

    /** The first connection of a JVM takes longest. */
    @BeforeEach
    void connectOnce() {
        assertThat(commands(server).ping()).isEqualTo("PONG");
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void cellOfAnotherServerIsAbsentAndReplaced() throws Exception {
        RedisServer second = RedisServer.startOwn();
        try (RedisBackend first = backend(server, true);
                RedisBackend other = backend(second, true)) {
            CellState old = open(first).cells().get(0);
            copy(server, second, cell.text());

            assertThat(read(other).cells()).extracting(CellState::present).containsExactly(false);
            CellState anew = open(other).cells().get(0);
            assertThat(anew.present()).isTrue();
            assertThat(anew.epoch()).isNotEqualTo(old.epoch());
        } finally {
            second.close();
        }
    }

    @Test
    void cellOfAnotherServerStaysWhereTheServerIsTrusted() throws Exception {
        RedisServer second = RedisServer.startOwn();
        try (RedisBackend first = backend(server, false);
                RedisBackend other = backend(second, false)) {
            CellState old = open(first).cells().get(0);
            copy(server, second, cell.text());

            assertThat(read(other).cells()).containsExactly(old);
        } finally {
            second.close();
        }
    }

    @Test
    void restartedServerIsAnotherEpoch() throws Exception {
        try (RedisBackend redis = backend(server, true)) {
            long before = read(redis).connectionEpoch();
            server.kill();
            server.restart();

            await().ignoreExceptions().until(() -> read(redis).connectionEpoch() != before);
        }
    }

    @Test
    void newConnectionToTheSameServerIsTheSameEpoch() throws Exception {
        try (RedisBackend redis = backend(server, true)) {
            Found before = open(redis);
            commands(server).clientKill(KillArgs.Builder.typeNormal().skipme());

            await().ignoreExceptions()
                    .untilAsserted(() -> assertThat(read(redis)).isEqualTo(before));
        }
    }

    @Test
    void changedReplicationIdIsNoticedThroughTheCellsOfOthers() throws Exception {
        try (RedisBackend redis = backend(server, true)) {
            open(redis);
            commands(server).replicaof("127.0.0.1", 1);
            commands(server).replicaofNoOne();
            try (RedisBackend newcomer = backend(server, true)) {
                await().ignoreExceptions()
                        .untilAsserted(
                                () -> {
                                    read(redis);
                                    assertThat(open(redis)).isEqualTo(open(newcomer));
                                });
            }
        }
    }

    @Tag("RETRY_SAME_TOKEN")
    @Test
    void commandInTheAirIsNotSentAgainOverANewConnection() throws Exception {
        try (RedisBackend redis = backend(server, true)) {
            open(redis);
            server.pause();
            CompletableFuture<Token> held = redis.hold(slot, LIFE).toCompletableFuture();
            CompletableFuture<Found> opened =
                    redis.open(List.of(slot), List.of(cell), LIFE, LIFE).toCompletableFuture();
            server.kill();
            server.restart();
            assertThat(held).failsWithin(Duration.ofSeconds(10));
            assertThat(opened).failsWithin(Duration.ofSeconds(10));
            await().ignoreExceptions().until(() -> read(redis) != null);

            assertThat(read(redis).slots()).containsExactly(new SlotState.Absent());
            assertThat(read(redis).cells()).extracting(CellState::present).containsExactly(false);
        }
    }

    @Test
    void scriptsAreKnownAgainAfterTheServerForgotThem() throws Exception {
        try (RedisBackend redis = backend(server, true)) {
            Found opened = open(redis);
            commands(server).scriptFlush();

            assertThat(open(redis)).isEqualTo(opened);
        }
    }

    @Test
    void replicaIsRefused() throws Exception {
        RedisServer replica = RedisServer.startOwn();
        try (RedisBackend redis = backend(replica, true)) {
            commands(replica).replicaof(server.uri().getHost(), server.uri().getPort());

            assertThatReplicaIsRefused(redis);
        } finally {
            replica.close();
        }
    }

    @Test
    void serverThatRefusesWritesIsLeftAtOnce() throws Exception {
        RedisServer second = RedisServer.startOwn();
        try (RedisBackend redis = backend(server, true)) {
            open(redis);
            read(redis);
            commands(server).replicaof(second.uri().getHost(), second.uri().getPort());
            assertThat(redis.hold(slot, LIFE).toCompletableFuture())
                    .failsWithin(Duration.ofSeconds(10))
                    .withThrowableThat()
                    .withMessageContaining("READONLY");

            assertThatReplicaIsRefused(redis);
        } finally {
            second.close();
        }
    }

    @Test
    void serverThatBecameAReplicaIsReadForASecondAtMost() throws Exception {
        RedisServer second = RedisServer.startOwn();
        try (RedisBackend redis = backend(server, true)) {
            open(redis);
            commands(server).replicaof(second.uri().getHost(), second.uri().getPort());
            await().pollDelay(Duration.ofMillis(1_100)).until(() -> true);

            assertThatReplicaIsRefused(redis);
        } finally {
            second.close();
        }
    }

    private void assertThatReplicaIsRefused(RedisBackend redis) {
        assertThat(redis.read(List.of(slot), List.of(cell)).toCompletableFuture())
                .failsWithin(Duration.ofSeconds(10))
                .withThrowableThat()
                .withMessageContaining("replica");
    }

    private Found read(RedisBackend redis) throws Exception {
        return get(redis.read(List.of(slot), List.of(cell)));
    }

    private Found open(RedisBackend redis) throws Exception {
        return get(redis.open(List.of(slot), List.of(cell), LIFE, LIFE));
    }

    private static <T> T get(CompletionStage<T> stage) throws Exception {
        return stage.toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    private static RedisBackend backend(RedisServer server, boolean failoverSafe) {
        RedisURI uri = RedisURI.create(server.uri());
        uri.setTimeout(LIMIT);
        RedisClient client = RedisClient.create(uri);
        client.setOptions(
                ClientOptions.builder()
                        .autoReconnect(false)
                        .timeoutOptions(TimeoutOptions.enabled(LIMIT))
                        .build());
        return new RedisBackend(
                new RedisLinks(client, uri, new RedisLinks.Settings(1, failoverSafe)));
    }

    private static RedisCommands<byte[], byte[]> commands(RedisServer server) {
        return RedisClient.create(RedisURI.create(server.uri()))
                .connect(ByteArrayCodec.INSTANCE)
                .sync();
    }

    private static void copy(RedisServer from, RedisServer to, String key) {
        byte[] name = key.getBytes(StandardCharsets.US_ASCII);
        commands(to).set(name, commands(from).get(name));
    }
}
