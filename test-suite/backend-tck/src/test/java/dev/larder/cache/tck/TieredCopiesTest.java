package dev.larder.cache.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.larder.cache.backend.LocalSpace;
import dev.larder.cache.backend.Permit;
import dev.larder.cache.key.CacheKey;
import dev.larder.cache.tck.server.RedisServer;
import dev.larder.cache.tck.tiered.TieredNode;
import io.lettuce.core.KillArgs;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.sync.RedisCommands;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of copies. The staleness allowed is longer than any test waits. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TieredCopiesTest {

    private static final Duration SOON = Duration.ofSeconds(5);

    private final RedisServer server = RedisServer.start();
    private final TieredNode one = tiered(Map.of("max-staleness", "60s"));
    private final TieredNode other = tiered(Map.of("max-staleness", "60s"));
    private final RedisClient client = RedisClient.create(server.uri().toString());
    private final RedisCommands<String, String> redis = client.connect().sync();
    private String namespace = "";

    private TieredNode tiered(Map<String, String> settings) {
        return new TieredNode(server.uri(), "copies", settings);
    }

    @AfterAll
    void close() {
        one.close();
        other.close();
        client.shutdown();
        server.close();
    }

    @BeforeEach
    void useANewNamespace() {
        namespace = "copies-" + Long.toString(System.nanoTime(), 36);
    }

    private Node node(TieredNode of) {
        return new Node(of.backend(), namespace);
    }

    private boolean hasCopy(TieredNode of, String key) {
        LocalSpace space = (LocalSpace) node(of).space();
        return space.held(CacheKey.of(key)) != null;
    }

    /** Reads until there is a copy: it is refused while a push of the fill is still under way. */
    private void copied(TieredNode of, String key, String value) {
        await().atMost(SOON)
                .untilAsserted(
                        () -> {
                            node(of).assertHas(key, value);
                            assertThat(hasCopy(of, key)).isTrue();
                        });
    }

    private void assertEnds(TieredNode of, String key) {
        await().atMost(SOON).until(() -> !hasCopy(of, key));
        node(of).assertLacks(key);
    }

    @Test
    void aHitOfACopyAsksNobody() {
        node(one).load("k", "v");
        copied(one, "k", "v");
        long asked = one.far().statistics().hits() + one.far().statistics().misses();
        for (int i = 0; i < 100; i++) {
            node(one).assertHas("k", "v");
        }

        assertThat(one.far().statistics().hits() + one.far().statistics().misses())
                .isEqualTo(asked);
    }

    enum Change {
        REMOVE(node -> node.remove("k")),
        CLEAR(Node::clear),
        TAG(node -> node.invalidateTags("t")),
        IMPLICIT_TAG(node -> node.invalidateTags("@/p")),
        PATTERN(node -> node.ban("*k*")),
        PUT(node -> node.hold("k"));

        private final Consumer<Node> change;

        Change(Consumer<Node> change) {
            this.change = change;
        }
    }

    @ParameterizedTest
    @EnumSource
    void aChangeOnAnotherNodeEndsTheCopy(Change change) {
        node(one).load("k", "v", "t", "@/p");
        copied(one, "k", "v");
        change.change.accept(node(other));

        assertEnds(one, "k");
    }

    @ParameterizedTest
    @EnumSource
    void aChangeOnTheSameNodeEndsTheCopyAtOnce(Change change) {
        node(one).load("k", "v", "t", "@/p");
        copied(one, "k", "v");
        change.change.accept(node(one));

        assertThat(hasCopy(one, "k")).isFalse();
        node(one).assertLacks("k");
    }

    @Test
    void aValuePutOnTheSameNodeIsFoundAtOnce() {
        node(one).load("k", "old");
        copied(one, "k", "old");
        Permit put = node(one).hold("k").permit();
        node(one).fill(put, "k", "new");

        node(one).assertHas("k", "new");
    }

    @Test
    void anEvictedEntryHasNoCopy() {
        node(one).load("k", "v");
        copied(one, "k", "v");
        redis.keys("*" + namespace + "*}s1:k").forEach(redis::del);

        assertEnds(one, "k");
    }

    @Test
    void anEmptiedServerHasNoCopies() {
        node(one).load("k", "v");
        copied(one, "k", "v");
        redis.flushdb();

        assertEnds(one, "k");
    }

    @Test
    void copiesEndWithTheConnectionThatTellsOfChanges() {
        node(one).load("k", "v");
        copied(one, "k", "v");
        redis.clientKill(KillArgs.Builder.typeNormal().skipme());

        await().atMost(SOON).until(() -> !hasCopy(one, "k"));
        await().atMost(SOON).ignoreExceptions().until(() -> one.backend().available());
        await().atMost(SOON).untilAsserted(() -> node(one).load("again", "w"));
        copied(one, "again", "w");
    }

    @Test
    void aCopyIsNoLongerUsedThanItsOwnTime() {
        try (TieredNode brief = tiered(Map.of("max-staleness", "60s", "near-expire", "100ms"))) {
            node(brief).load("k", "v");
            copied(brief, "k", "v");
            await().atMost(SOON).until(() -> !hasCopy(brief, "k"));

            node(brief).assertHas("k", "v");
        }
    }

    @Test
    void withoutStalenessThereAreNoCopies() {
        try (TieredNode strict = tiered(Map.of("max-staleness", "0"))) {
            node(strict).load("k", "v");
            for (int i = 0; i < 5; i++) {
                node(strict).assertHas("k", "v");
                assertThat(hasCopy(strict, "k")).isFalse();
            }
        }
    }
}
