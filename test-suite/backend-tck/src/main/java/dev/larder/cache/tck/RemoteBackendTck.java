package dev.larder.cache.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.cache.backend.EntryBackend;
import dev.larder.cache.backend.Filled;
import dev.larder.cache.backend.Permit;
import dev.larder.cache.entry.Entry;
import dev.larder.cache.entry.Lifetime;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What every backend on a server has to do, whatever else is on the server. */
public abstract class RemoteBackendTck extends ServerContentTck {

    private static final Duration SOON = Duration.ofSeconds(10);

    @Override
    protected abstract EntryBackend otherNode();

    /** A backend of another application on the same server. */
    protected abstract EntryBackend otherApplication();

    @Test
    void readsAreCounted() {
        long before = backend().statistics().misses();
        node().read("k");

        assertThat(backend().statistics().misses()).isGreaterThan(before);
    }

    @Test
    void storedValuesAreCounted() {
        long puts = backend().statistics().puts();
        long hits = backend().statistics().hits();
        node().load("k", "v");
        node().read("k");

        assertThat(backend().statistics().puts()).isGreaterThan(puts);
        assertThat(backend().statistics().hits()).isGreaterThan(hits);
    }

    @Test
    void nodesShareEntries() {
        node().load("k", "v", "t");

        others().assertHas("k", "v");
    }

    @Test
    void invalidationsReachOtherNodes() {
        node().load("k", "v");
        others().remove("k");
        node().assertLacks("k");

        node().load("k", "v");
        others().clear();
        node().assertLacks("k");

        node().load("k", "v", "t");
        others().invalidateTags("t");
        node().assertLacks("k");

        node().load("k", "v");
        others().ban("*k*");
        node().assertLacks("k");
    }

    @Test
    void nodesGiveEqualPermits() {
        assertThat(others().open("k", "t").permit()).isEqualTo(node().open("k", "t").permit());
    }

    @Test
    void invalidationOnAnotherNodeOvertakesALoad() {
        Permit load = node().open("k").permit();
        others().remove("k");

        assertThat(node().fill(load, "k", "old")).isEqualTo(Filled.OVERTAKEN);
    }

    @Test
    void nobodyOnAnyNodeIsGivenWhatWasInvalidatedBefore() {
        List<EntryBackend> nodes = List.of(backend(), otherNode());
        History.Outcome outcome = new History(nodes, namespace()).run(4, 2, 2_000);

        assertThat(outcome.violations()).isEmpty();
        assertThat(outcome.hits()).isPositive();
        assertThat(outcome.unacknowledged()).isZero();
    }

    @Tag("B9")
    @Tag("B26")
    @Test
    void applicationsDoNotMeet() {
        Node other = new Node(otherApplication(), namespace());
        node().load("k", "v", "t");
        other.assertLacks("k");
        other.load("k", "w", "t");
        other.clear();
        other.invalidateTags("t");

        node().assertHas("k", "v");
    }

    @Test
    void evictionDuringALoadOvertakesIt() {
        Permit load = node().open("k").permit();
        raw().delete(slotOf("k"));

        assertThat(node().fill(load, "k", "old")).isEqualTo(Filled.OVERTAKEN);
    }

    @Test
    void evictedCellInvalidates() {
        node().load("k", "v", "t");
        raw().delete(cellOf("k"));

        node().assertLacks("k");
        node().open("k");
        node().assertLacks("k");
    }

    @Test
    void evictedTagInvalidates() {
        String tag = "t-" + namespace();
        node().load("k", "v", tag);
        raw().delete(keyThatContains("#" + tag));

        node().assertLacks("k");
        node().open("k", tag);
        node().assertLacks("k");
    }

    @Test
    void evictedHoldOvertakesThePut() {
        Permit put = node().hold("k").permit();
        raw().delete(slotOf("k"));
        node().load("k", "loaded");

        assertThat(node().fill(put, "k", "put")).isEqualTo(Filled.OVERTAKEN);
        node().assertLacks("k");
    }

    @Tag("B12")
    @Tag("B26")
    @Test
    void everyEntryHasAnEndOnTheServer() {
        node().load("k", "v");
        Lifetime endless =
                new Lifetime(System.currentTimeMillis(), Lifetime.FOREVER, Lifetime.FOREVER);
        node().fill(node().open("e").permit(), "e", new Entry("v", endless, List.of()));
        node().open("mark");
        node().hold("hold");

        assertLife("k", Node.LIFE);
        assertLife("e", Duration.ofDays(30));
        assertThat(raw().life(slotOf("mark"))).isPresent();
        assertThat(raw().life(slotOf("hold"))).isPresent();
    }

    /** Nobody waits until the life of the tag is prolonged. */
    @Test
    void tagOutlivesItsEntries() {
        String tag = "t-" + namespace();
        node().load("k", "v", tag);
        Lifetime endless =
                new Lifetime(System.currentTimeMillis(), Lifetime.FOREVER, Lifetime.FOREVER);
        Permit load = node().open("e", tag).permit();
        node().fill(load, "e", new Entry("v", endless, List.of(tag)));
        node().load("after", "v", tag);

        assertSoonLives(keyThatContains("#" + tag), Duration.ofDays(59));
    }

    @Test
    void keysAreReadable() {
        node().load("k", "v");

        assertThat(slotOf("k")).endsWith("}s1:k").contains("{" + namespace() + "/");
    }

    private void assertSoonLives(String key, Duration life) {
        long end = System.nanoTime() + SOON.toNanos();
        long actual = raw().life(key).orElse(0);
        while (actual <= life.toMillis() && System.nanoTime() - end < 0) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
            actual = raw().life(key).orElse(0);
        }

        assertThat(actual).isGreaterThan(life.toMillis());
    }

    private void assertLife(String key, Duration life) {
        OptionalLong actual = raw().life(slotOf(key));

        assertThat(actual).isPresent();
        assertThat(actual.getAsLong()).isBetween(life.toMillis() - 10_000, life.toMillis() + 2_000);
    }
}
