package dev.larder.cache.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.larder.cache.backend.LocalSpace;
import dev.larder.cache.backend.Permit;
import dev.larder.cache.key.CacheKey;
import dev.larder.cache.tck.tiered.FarSide;
import dev.larder.cache.tck.tiered.TieredNode;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of copies. The staleness allowed is longer than any test waits. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class CopiesScenario {

    static final Duration LONGEST = Duration.ofSeconds(60);
    static final Duration SOON = Duration.ofSeconds(10);
    static final Duration STALENESS = Duration.ofSeconds(1);
    private static final Map<String, String> LONG = Map.of("max-staleness", "60s");

    private TieredNode one;
    private TieredNode other;
    private String namespace = "";

    /** What copies are of; the same each time. */
    abstract FarSide far();

    @BeforeAll
    void begin() {
        one = tiered(LONG);
        other = tiered(LONG);
    }

    /** One that may use old copies for {@link #STALENESS}. */
    final TieredNode brief() {
        return tiered(Map.of("max-staleness", STALENESS.toSeconds() + "s"));
    }

    final TieredNode tiered(Map<String, String> settings) {
        return far().node("copies", settings);
    }

    @AfterAll
    void close() {
        one.close();
        other.close();
        far().close();
    }

    @BeforeEach
    void useANewNamespace() {
        namespace = "copies-" + Long.toString(System.nanoTime(), 36);
    }

    final TieredNode one() {
        return one;
    }

    final TieredNode other() {
        return other;
    }

    final String namespace() {
        return namespace;
    }

    final Node node(TieredNode of) {
        return new Node(of.backend(), namespace);
    }

    final boolean hasCopy(TieredNode of, String key) {
        LocalSpace space = (LocalSpace) node(of).space();
        return space.held(CacheKey.of(key)) != null;
    }

    /** Reads until there is a copy: it is refused while a push of the fill is still under way. */
    final void copied(TieredNode of, String key, String value) {
        await().atMost(SOON)
                .untilAsserted(
                        () -> {
                            node(of).assertHas(key, value);
                            assertThat(hasCopy(of, key)).isTrue();
                        });
    }

    /** Loads as soon as the far side answers and gives a permit. */
    final void load(TieredNode of, String key, String value, String... tags) {
        await().atMost(LONGEST).untilAsserted(() -> node(of).load(key, value, tags));
    }

    /** Waits until that time. */
    static void awaitPast(long nanoTime) {
        for (long left = 1; left > 0; left = nanoTime - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
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

        void on(Node node) {
            change.accept(node);
        }
    }

    /** A late push of the fill may still drop the copy. */
    @Test
    void aHitOfACopyAsksNobody() {
        load(one, "k", "v");
        await().atMost(SOON)
                .untilAsserted(
                        () -> {
                            copied(one, "k", "v");
                            long asked = asked(one);
                            for (int i = 0; i < 100; i++) {
                                node(one).assertHas("k", "v");
                            }
                            assertThat(asked(one)).isEqualTo(asked);
                        });
    }

    private static long asked(TieredNode of) {
        return of.far().statistics().hits() + of.far().statistics().misses();
    }

    @ParameterizedTest
    @EnumSource
    void aChangeOnTheSameNodeEndsTheCopyAtOnce(Change change) {
        load(one, "k", "v", "t", "@/p");
        copied(one, "k", "v");
        change.on(node(one));

        assertThat(hasCopy(one, "k")).isFalse();
        node(one).assertLacks("k");
    }

    @Test
    void aValuePutOnTheSameNodeIsFoundAtOnce() {
        load(one, "k", "old");
        copied(one, "k", "old");
        Permit put = node(one).hold("k").permit();
        node(one).fill(put, "k", "new");

        node(one).assertHas("k", "new");
    }

    @Test
    void aCopyIsNoLongerUsedThanItsOwnTime() {
        try (TieredNode brief = tiered(Map.of("max-staleness", "60s", "near-expire", "300ms"))) {
            load(brief, "k", "v");
            copied(brief, "k", "v");
            await().atMost(SOON).until(() -> !hasCopy(brief, "k"));

            node(brief).assertHas("k", "v");
        }
    }

    @Test
    void withoutStalenessThereAreNoCopies() {
        try (TieredNode strict = tiered(Map.of("max-staleness", "0"))) {
            load(strict, "k", "v");
            for (int i = 0; i < 5; i++) {
                node(strict).assertHas("k", "v");
                assertThat(hasCopy(strict, "k")).isFalse();
            }
            node(one).remove("k");

            node(strict).assertLacks("k");
        }
    }
}
