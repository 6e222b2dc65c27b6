package dev.larder.cache.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.larder.cache.backend.Filled;
import dev.larder.cache.backend.Opened;
import dev.larder.cache.backend.Permit;
import dev.larder.cache.backend.Seen;
import dev.larder.cache.backend.Target;
import dev.larder.cache.entry.Entry;
import dev.larder.cache.tck.proxy.Direction;
import dev.larder.cache.tck.proxy.TcpProxy;
import dev.larder.cache.tck.redis.RedisNode;
import dev.larder.cache.tck.server.RedisServer;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** How many round trips an operation takes. Each one is slow here, so that none goes unseen. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("once")
class RedisTripsTest {

    private static final Duration SLOW = Duration.ofMillis(120);

    private final RedisServer server = RedisServer.start();
    private final TcpProxy proxy = new TcpProxy(server.uri());
    private final RedisNode redis =
            new RedisNode(
                    URI.create("redis://localhost:" + proxy.port()), TestContexts.patient("trips"));
    private Node node = new Node(redis.backend(), "n");

    @AfterAll
    void close() {
        redis.close();
        proxy.close();
        server.close();
    }

    /** With all scripts known to the server, and all cells of tags known to live long enough. */
    @BeforeEach
    void begin() {
        node = new Node(redis.backend(), "n" + System.nanoTime());
        proxy.heal();
        node.load("tagged", "v", "t", "u");
        node.fill(node.open("late").permit(), "late", "v", "late");
        node.ban("nothing");
        node.load("warm", "v");
        proxy.delay(Direction.ANSWERS, SLOW);
    }

    /** What is asked besides, once a second or once for a tag, is over before. */
    private void count(Runnable steps, int expected) {
        await().during(Duration.ofMillis(100)).until(proxy::isQuiet);
        long before = proxy.trips();
        steps.run();

        assertThat(proxy.trips() - before).isEqualTo(expected);
    }

    @Test
    void aHitTakesOne() {
        count(() -> node.assertHas("warm", "v"), 1);
    }

    @Test
    void aHitWhoseTagsAreKnownTakesOne() {
        node.load("k", "v", "t", "u");

        count(() -> node.assertHas("k", "v", "t", "u"), 1);
    }

    @Test
    void aHitWithTagsThatOnlyTheEntryKnowsTakesTwo() {
        node.load("k", "v", "t", "u");

        count(() -> node.assertHas("k", "v"), 2);
    }

    @Test
    void aMissTakesTwoBeforeTheLoadAndOneAfterIt() {
        Target target = node.target("k", "t");
        Permit[] permit = new Permit[1];
        count(
                () -> {
                    Node.await(node.space().read(target));
                    Opened opened = Node.await(node.space().open(target));
                    permit[0] = opened.permit();
                },
                2);

        count(() -> assertThat(node.fill(permit[0], "k", "v", "t")).isEqualTo(Filled.STORED), 1);
    }

    @Test
    void tagsThatOnlyTheLoadKnowsTakeTwoMore() {
        Permit permit = node.open("k").permit();

        count(() -> assertThat(node.fill(permit, "k", "v", "late")).isEqualTo(Filled.STORED), 3);
    }

    @Test
    void aPutTakesOneBeforeAndOneAfter() {
        Permit[] permit = new Permit[1];
        count(() -> permit[0] = node.hold("k", "t").permit(), 1);

        count(() -> assertThat(node.fill(permit[0], "k", "v", "t")).isEqualTo(Filled.STORED), 1);
    }

    @Test
    void invalidationsTakeOne() {
        count(() -> node.remove("warm", "l"), 1);
        count(() -> node.clear(), 1);
        count(() -> node.invalidateTags("t", "u"), 1);
        count(() -> node.ban("*"), 1);
    }

    @Test
    void aHundredEntriesAtOnceTakeOne() {
        List<String> keys = IntStream.range(0, 100).mapToObj(i -> "k" + i).toList();
        proxy.heal();
        keys.subList(0, 60).forEach(key -> node.load(key, "v" + key));
        proxy.delay(Direction.ANSWERS, SLOW);

        count(() -> assertFound(keys, 60), 1);
    }

    @Test
    void tagsOfManyEntriesTakeOneMore() {
        List<String> keys = IntStream.range(0, 100).mapToObj(i -> "k" + i).toList();
        proxy.heal();
        keys.forEach(key -> node.load(key, "v" + key, "all", "of-" + key));
        proxy.delay(Direction.ANSWERS, SLOW);

        count(() -> assertFound(keys, 100), 2);
    }

    private void assertFound(List<String> keys, int stored) {
        List<Target> targets = keys.stream().map(key -> node.target(key)).toList();
        List<Seen> seen = Node.await(node.space().readAll(targets));

        for (int i = 0; i < keys.size(); i++) {
            Entry entry = seen.get(i).entry();
            assertThat(entry == null ? null : entry.value())
                    .isEqualTo(i < stored ? "v" + keys.get(i) : null);
        }
    }
}
