package dev.larder.cache.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.cache.backend.BinaryBackend;
import dev.larder.cache.backend.Filled;
import dev.larder.cache.backend.Permit;
import dev.larder.cache.backend.Seen;
import dev.larder.cache.backend.remote.RemoteBackend;
import dev.larder.cache.entry.Entry;
import dev.larder.cache.settings.BackendSettings;
import dev.larder.cache.tck.DirectedAuthority.Command;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The shortest ways to an old value that need a command to arrive late, twice or between two
 * others. Two nodes use one authority, each on a way of its own.
 */
abstract class AuthorityTraceTck {

    private static final String KEY = "k";
    private static final Duration SLOW = Duration.ofSeconds(5);
    private static final long SOON = TimeUnit.SECONDS.toNanos(20);

    private @Nullable Pair pair;
    private String namespace = "";

    /** Two nodes and their ways. */
    private record Pair(
            DirectedAuthority way,
            DirectedAuthority otherWay,
            RemoteBackend one,
            RemoteBackend other) {}

    /** The authority. */
    protected abstract BinaryBackend authority();

    @BeforeEach
    void useTwoNewNodes() {
        namespace = "trace-" + Long.toString(System.nanoTime(), 36);
        DirectedAuthority way = new DirectedAuthority(authority());
        DirectedAuthority otherWay = new DirectedAuthority(authority());
        pair = new Pair(way, otherWay, backend(way), backend(otherWay));
    }

    @AfterEach
    void closeTheNodes() {
        pair().one.close();
        pair().other.close();
    }

    private Pair pair() {
        return Objects.requireNonNull(pair, "no nodes");
    }

    @Test
    @Tag("NO_FENCE")
    void storeThatArrivesAfterTheRemovalIsRefused() {
        Permit load = node().open(KEY).permit();
        pair().way.delay(Command.FILL);
        assertThat(node().fill(load, KEY, "old")).isEqualTo(Filled.FAILED);
        others().remove(KEY);
        pair().way.deliver();

        assertNobodyIsGiven("old");
    }

    @Test
    @Tag("RETRY_SAME_TOKEN")
    void tokenThatIsSentTwiceIsNotTheSameTwice() {
        pair().way.repeat(Command.OPEN);
        Permit load = node().open(KEY).permit();
        others().remove(KEY);
        pair().way.deliver();
        node().fill(load, KEY, "old");

        assertNobodyIsGiven("old");
    }

    @Test
    @Tag("RETRY_SAME_TOKEN")
    void tokenWithoutAnswerPermitsNothing() {
        pair().way.delay(Command.OPEN);
        Permit load = node().open(KEY).permit();
        others().remove(KEY);
        pair().way.deliver();

        assertThat(node().fill(load, KEY, "old")).isEqualTo(Filled.NO_PERMIT);
        assertNobodyIsGiven("old");
    }

    @Test
    @Tag("PUT_BLIND")
    void putThatArrivesLateDoesNotUndoARemoval() {
        Permit put = node().hold(KEY).permit();
        pair().way.delay(Command.FILL);
        node().fill(put, KEY, "old");
        others().remove(KEY);
        pair().way.deliver();

        assertNobodyIsGiven("old");
    }

    @Test
    @Tag("PUT_BLIND")
    void holdThatArrivesLateLetsNobodyStoreOverALaterPut() {
        pair().way.delay(Command.HOLD);
        Permit slow = node().hold(KEY).permit();
        Permit fast = others().hold(KEY).permit();
        others().fill(fast, KEY, "new");
        pair().way.deliver();
        node().fill(slow, KEY, "old");

        assertNobodyIsGiven("old");
    }

    @Test
    @Tag("NO_QUARANTINE")
    void nodeWhoseRemovalHadNoAnswerGivesNothingOldItself() {
        Permit load = others().open(KEY).permit();
        pair().otherWay.delay(Command.FILL);
        others().fill(load, KEY, "old");
        pair().way.delay(Command.REMOVE);
        assertThat(node().space().remove(List.of(node().target(KEY).key()))).failsWithin(SLOW);
        pair().otherWay.deliver();

        assertNotGiven(node(), "old");
        awaitEndOfQuarantine();
        assertNobodyIsGiven("old");
    }

    @Test
    @Tag("NO_QUARANTINE")
    void nodeWhoseInvalidationOfATagHadNoAnswerGivesNothingOldItself() {
        node().fill(node().open(KEY).permit(), KEY, "old", tag());
        pair().way.delay(Command.REMOVE);
        assertThat(pair().one.invalidateTags(List.of(tag()))).failsWithin(SLOW);

        assertNotGiven(node(), "old");
        awaitEndOfQuarantine();
        assertNobodyIsGiven("old");
    }

    @Test
    @Tag("TAG_DELETE_ORDER")
    void loadThatEndsInTheMidstOfAnInvalidationOfItsTagStoresNothingValid() {
        Permit load = node().open(KEY).permit();
        Entry old = Node.entry("old", tag());
        pair().otherWay
                .after(Command.REMOVE, () -> node().space().fill(load, old, node().target(KEY)));
        Node.await(pair().other.invalidateTags(List.of(tag())));

        assertNobodyIsGiven("old");
    }

    @Test
    @Tag("TAG_READ_ORDER")
    void tagThatIsInvalidatedWhileALoadStampsItIsNoticed() {
        for (Command first : List.of(Command.OPEN, Command.READ)) {
            Permit load = node().open(KEY).permit();
            pair().way.after(first, () -> pair().other.invalidateTags(List.of(tag())));
            node().fill(load, KEY, "old", tag());

            assertNobodyIsGiven("old");
            others().remove(KEY);
        }
    }

    private Node node() {
        return new Node(pair().one, namespace);
    }

    private Node others() {
        return new Node(pair().other, namespace);
    }

    private String tag() {
        return "t-" + namespace;
    }

    private void assertNobodyIsGiven(String old) {
        assertNotGiven(others(), old);
        assertNotGiven(node(), old);
    }

    private void assertNotGiven(Node node, String old) {
        for (Seen seen : List.of(node.read(KEY), node.read(KEY, tag()))) {
            Entry entry = seen.entry();
            assertThat(entry == null ? "nothing" : entry.value()).isNotEqualTo(old);
        }
    }

    private void awaitEndOfQuarantine() {
        long end = System.nanoTime() + SOON;
        while (node().read(KEY, tag()).reason() == Seen.Reason.SKIPPED) {
            assertThat(System.nanoTime() - end).isNegative();
        }
    }

    private static RemoteBackend backend(BinaryBackend authority) {
        return new RemoteBackend(
                new BackendSettings("trace", "trace", Map.of()),
                TestContexts.of("trace", SLOW),
                authority);
    }
}
