package dev.larder.cache.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.cache.backend.Filled;
import dev.larder.cache.backend.Permit;
import dev.larder.cache.backend.Seen;
import dev.larder.cache.backend.Target;
import dev.larder.cache.entry.Entry;
import dev.larder.cache.entry.EntryState;
import dev.larder.cache.entry.Lifetime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every backend has to do that keeps something: above all, to lose no invalidation. */
public abstract class StoringBackendTck extends PutTck {

    @Test
    void storedValueIsFoundWithItsTagsAndLifetime() {
        Entry stored = Node.entry("v", "t", "@/p");
        node().fill(node().open("k", "t", "@/p").permit(), "k", stored);
        Entry found = Objects.requireNonNull(node().read("k").entry());

        assertThat(found.value()).isEqualTo("v");
        assertThat(found.tags()).containsExactlyInAnyOrder("t", "@/p");
        assertClose(found.lifetime().storedAt(), stored.lifetime().storedAt());
        assertClose(found.lifetime().freshUntil(), stored.lifetime().freshUntil());
        assertClose(found.lifetime().staleUntil(), stored.lifetime().staleUntil());
    }

    @Test
    void nullIsAValue() {
        node().load("k", null);

        node().assertHas("k", null);
    }

    @Test
    void openFindsWhatHasBeenStoredMeanwhile() {
        node().load("k", "v");

        assertThat(node().open("k").entry()).isNotNull().extracting(Entry::value).isEqualTo("v");
    }

    @Test
    void entryWithoutEndHasNone() {
        Lifetime endless =
                new Lifetime(System.currentTimeMillis(), Lifetime.FOREVER, Lifetime.FOREVER);
        node().fill(node().open("k").permit(), "k", new Entry("v", endless, List.of()));
        Entry found = Objects.requireNonNull(node().read("k").entry());

        assertThat(found.lifetime().freshUntil()).isEqualTo(Lifetime.FOREVER);
        assertThat(found.lifetime().staleUntil()).isEqualTo(Lifetime.FOREVER);
    }

    @Test
    void entryThatIsNoLongerFreshIsFoundWhileItMayBeStale() {
        long now = System.currentTimeMillis();
        Lifetime stale = new Lifetime(now - 60_000, now - 30_000, now + 600_000);
        node().fill(node().open("k").permit(), "k", new Entry("v", stale, List.of()));
        Entry found = Objects.requireNonNull(node().read("k").entry());

        assertThat(found.lifetime().stateAt(now)).isEqualTo(EntryState.STALE);
    }

    @Test
    void entryPastItsEndIsNeverUsable() {
        long now = System.currentTimeMillis();
        Lifetime over = new Lifetime(now - 60_000, now - 30_000, now - 30_000);
        node().fill(node().open("k").permit(), "k", new Entry("v", over, List.of()));
        Entry found = node().read("k").entry();

        assertThat(found == null || found.lifetime().stateAt(now) == EntryState.EXPIRED).isTrue();
    }

    @Tag("B15")
    @ParameterizedTest
    @ValueSource(longs = {1, 900, 1_100})
    void entryWithABriefLifeIsStored(long millis) {
        long now = System.currentTimeMillis();
        Lifetime brief = new Lifetime(now, now + millis, now + millis);
        Permit load = node().open("k").permit();

        assertThat(node().fill(load, "k", new Entry("v", brief, List.of())))
                .isEqualTo(Filled.STORED);
    }

    @Tag("B15")
    @ParameterizedTest
    @ValueSource(ints = {50, 100, 200})
    void entryWithALongNameIsStored(int length) {
        String namespace = namespace() + "-" + "n".repeat(length);
        Node named = new Node(backend(), namespace);
        String key = "k".repeat(length);
        String tag = "t".repeat(length) + namespace();
        named.load(key, "v", tag);

        named.assertHas(key, "v");
        new Node(backend(), namespace + "n").assertLacks(key);
        named.assertLacks(key + "k");
        named.invalidateTags(tag);
        named.assertLacks(key);
    }

    @Test
    void nobodyIsGivenWhatWasInvalidatedBefore() {
        History.Outcome outcome = new History(List.of(backend()), namespace()).run(4, 2, 2_000);

        assertThat(outcome.violations()).isEmpty();
        assertThat(outcome.hits()).isPositive();
        assertThat(outcome.unacknowledged()).isZero();
    }

    /** More than any backend asks for at once, in other orders and twice. */
    @Test
    void manyEntriesAreFoundAtOnceInTheOrderAsked() {
        List<Target> targets = new ArrayList<>();
        for (int key = 0; key < 300; key++) {
            if (key % 3 > 0) {
                node().load(key, "v" + key, key % 3 == 1 ? new String[] {"t"} : new String[0]);
            }
            targets.add(0, node().target(key));
        }
        targets.add(node().target(1));
        List<Seen> seen = Node.await(node().space().readAll(targets));

        assertThat(values(seen)).hasSize(301).endsWith("v2", "v1", "absent", "v1");
        assertThat(values(seen).get(0)).isEqualTo("v299");
    }

    @Test
    void whatWasInvalidatedIsNotAmongMany() {
        node().load(1, "a");
        node().load(2, "b", "t");
        node().load(3, "c");
        node().load(4, "d");
        node().remove(1);
        node().invalidateTags("t");
        node().ban("*3*");
        List<Target> targets = Stream.of(1, 2, 3, 4).map(key -> node().target(key)).toList();

        assertThat(values(Node.await(node().space().readAll(targets))))
                .containsExactly("absent", "absent", "absent", "d");
        node().clear();
        assertThat(values(Node.await(node().space().readAll(targets)))).containsOnly("absent");
        assertThat(Node.await(node().space().readAll(List.of()))).isEmpty();
    }

    private static List<Object> values(List<Seen> seen) {
        return seen.stream()
                .map(Seen::entry)
                .map(entry -> entry == null ? "absent" : Objects.requireNonNull(entry.value()))
                .toList();
    }

    @Test
    void foundEntryHasAReason() {
        node().load("k", "v");

        assertThat(node().read("k"))
                .asInstanceOf(InstanceOfAssertFactories.type(Seen.class))
                .extracting(Seen::reason)
                .isEqualTo(Seen.Reason.FOUND);
    }

    private static void assertClose(long actual, long expected) {
        assertThat(actual).isBetween(expected - 2_000, expected + 2_000);
    }
}
