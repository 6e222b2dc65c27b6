package dev.larder.cache.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.larder.cache.backend.BackendRegistry;
import dev.larder.cache.backend.EntryBackend;
import dev.larder.cache.backend.FarBackend;
import dev.larder.cache.backend.LocalSpace;
import dev.larder.cache.backend.Seen;
import dev.larder.cache.backend.SpaceSpec;
import dev.larder.cache.backend.tiered.TieredParts;
import dev.larder.cache.key.CacheKey;
import dev.larder.cache.tck.redis.RedisNode;
import dev.larder.cache.tck.server.RedisServer;
import io.lettuce.core.KillArgs;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.sync.RedisCommands;
import io.micronaut.context.ApplicationContext;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The shortest ways in which copies near give an old value. */
class TieredTraceTest {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Duration LONG = Duration.ofMinutes(10);
    private static final String KEY = "k";
    private static final String SLOT = "}s1:" + KEY;

    private final RedisServer server = RedisServer.startOwn();
    private final RedisNode reader = new RedisNode(server.uri(), TestContexts.patient("traces"));
    private final RedisNode writer = new RedisNode(server.uri(), TestContexts.patient("traces"));
    private final RedisClient client = RedisClient.create(server.uri().toString());
    private final RedisCommands<String, String> redis = client.connect().sync();
    private final ApplicationContext application = ApplicationContext.run();
    private final EntryBackend near =
            application.getBean(BackendRegistry.class).separate("memory", "the test");
    private final DirectedFar far = new DirectedFar((FarBackend) reader.backend());

    @BeforeEach
    void storeAnEntry() {
        others().load(KEY, "old", "t");
    }

    @AfterEach
    void close() {
        near.close();
        application.close();
        reader.close();
        writer.close();
        client.shutdown();
        server.close();
    }

    /** What other nodes change while the reader's answer is on its way. */
    enum Change {
        KEY_REMOVED,
        CLEARED,
        TAG,
        PATTERN,
        PUT;

        void by(Node node) {
            switch (this) {
                case KEY_REMOVED -> node.remove(KEY);
                case CLEARED -> node.clear();
                case TAG -> node.invalidateTags("t");
                case PATTERN -> node.ban("*" + KEY + "*");
                case PUT -> node.hold(KEY);
            }
        }

        /** In the name of what changes. */
        String part() {
            return switch (this) {
                case KEY_REMOVED, PUT -> SLOT;
                case CLEARED, PATTERN -> "{n/";
                case TAG -> "{#t}";
            };
        }
    }

    @ParameterizedTest
    @EnumSource
    @Tag("NEAR_NO_TICKET")
    void answerThatArrivesAfterTheNewsOfAChangeIsNotCopied(Change change) {
        Node node = tiered(LONG);
        copied(node);
        dropTheCopy();
        far.withhold();
        CompletionStage<Seen> read = node.space().read(node.target(KEY));
        await().atMost(SOON).until(() -> far.withheld() == 1);
        long before = far.told(change.part());
        change.by(others());
        await().atMost(SOON).until(() -> far.told(change.part()) > before);
        far.release();

        assertThat(Node.await(read).entry()).isNotNull();
        assertThat(hasCopy(node)).isFalse();
        node.assertLacks(KEY);
    }

    @Test
    @Tag("NEAR_NO_TICKET")
    void answerThatNoChangeCameBeforeIsCopied() {
        Node node = tiered(LONG);
        copied(node);
        dropTheCopy();
        far.withhold();
        CompletionStage<Seen> read = node.space().read(node.target(KEY));
        await().atMost(SOON).until(() -> far.withheld() == 1);
        far.release();

        assertThat(Node.await(read).entry()).isNotNull();
        assertThat(hasCopy(node)).isTrue();
    }

    @Test
    @Tag("NEAR_KEPT_ON_RECONNECT")
    void copyDoesNotOutliveTheConnectionThatLostTheNewsOfItsChange() {
        Node node = tiered(LONG);
        copied(node);
        far.deaf(true);
        long before = far.told(SLOT);
        others().remove(KEY);
        await().atMost(SOON).until(() -> far.told(SLOT) > before);
        assertThat(hasCopy(node)).isTrue();
        far.deaf(false);
        int losses = far.losses();
        redis.clientKill(KillArgs.Builder.typeNormal().skipme());
        await().atMost(SOON).until(() -> far.losses() > losses);

        assertThat(hasCopy(node)).isFalse();
        await().atMost(SOON).until(() -> node.read(KEY).reason() == Seen.Reason.ABSENT);
    }

    @Test
    @Tag("TRUST_FOREVER")
    void copyIsNotUsedForLongAfterTheConnectionHasFallenSilent() {
        Node node = tiered(Duration.ofSeconds(1));
        copied(node);
        far.silence();
        others().remove(KEY);

        await().atMost(SOON).until(() -> !hasCopy(node));
        node.assertLacks(KEY);
    }

    @Test
    @Tag("NO_EVICT_PUSH")
    void copyOfAnEvictedEntryEndsThoughItsRemovalIsNoChange() {
        others().remove(KEY);
        others().load(KEY, "old");
        Node node = tiered(LONG);
        copied(node);
        redis.configSet("maxmemory-policy", "allkeys-random");
        redis.configSet("maxmemory", "1");
        await().atMost(SOON).until(() -> redis.dbsize() == 0);
        redis.configSet("maxmemory", "0");
        others().remove(KEY);

        await().atMost(SOON).until(() -> !hasCopy(node));
        node.assertLacks(KEY);
    }

    private Node tiered(Duration staleness) {
        EntryBackend tiered = TieredParts.of(near, far, staleness, TestContexts.patient("traces"));
        return new Node(tiered, "n");
    }

    private Node others() {
        return new Node(writer.backend(), "n");
    }

    private void dropTheCopy() {
        Node.await(
                near.space(Node.spec("n", SpaceSpec.Kind.VALUES))
                        .remove(List.of(CacheKey.of(KEY))));
    }

    private static boolean hasCopy(Node node) {
        return ((LocalSpace) node.space()).held(CacheKey.of(KEY)) != null;
    }

    private static void copied(Node node) {
        await().atMost(SOON)
                .untilAsserted(
                        () -> {
                            node.assertHas(KEY, "old");
                            assertThat(hasCopy(node)).isTrue();
                        });
    }
}
