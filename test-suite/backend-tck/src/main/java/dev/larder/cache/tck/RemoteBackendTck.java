package dev.larder.cache.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.cache.backend.EntryBackend;
import dev.larder.cache.backend.Filled;
import dev.larder.cache.backend.Permit;
import dev.larder.cache.backend.Seen;
import dev.larder.cache.backend.SpaceSpec;
import dev.larder.cache.entry.Entry;
import dev.larder.cache.entry.Lifetime;
import dev.larder.cache.entry.ValueType;
import io.micronaut.core.type.Argument;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every backend on a server has to do, whatever else is on the server. */
public abstract class RemoteBackendTck extends StoringBackendTck {

    /** A backend of another node of the same application. */
    protected abstract EntryBackend otherNode();

    /** A backend of another application on the same server. */
    protected abstract EntryBackend otherApplication();

    /** The server. */
    protected abstract RawStore raw();

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

        otherNodes().assertHas("k", "v");
    }

    @Test
    void invalidationsReachOtherNodes() {
        node().load("k", "v");
        otherNodes().remove("k");
        node().assertLacks("k");

        node().load("k", "v");
        otherNodes().clear();
        node().assertLacks("k");

        node().load("k", "v", "t");
        otherNodes().invalidateTags("t");
        node().assertLacks("k");

        node().load("k", "v");
        otherNodes().ban("*k*");
        node().assertLacks("k");
    }

    @Test
    void nodesGiveEqualPermits() {
        assertThat(otherNodes().open("k", "t").permit()).isEqualTo(node().open("k", "t").permit());
    }

    @Test
    void invalidationOnAnotherNodeOvertakesALoad() {
        Permit load = node().open("k").permit();
        otherNodes().remove("k");

        assertThat(node().fill(load, "k", "old")).isEqualTo(Filled.OVERTAKEN);
    }

    @Test
    void nobodyOnAnyNodeIsGivenWhatWasInvalidatedBefore() {
        List<EntryBackend> nodes = List.of(backend(), otherNode());
        History.Outcome outcome = new History(nodes, namespace()).run(4, 2, 2_000);

        assertThat(outcome.violations()).isEmpty();
        assertThat(outcome.hits()).isPositive();
    }

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
    void keysOfOthersAreLeftAlone() {
        String foreign = "somebody-else:" + namespace();
        raw().set(foreign, new byte[] {1, 2, 3});
        node().load("k", "v", "t");
        node().clear();
        node().ban("*");
        node().invalidateTags("t");

        assertThat(raw().get(foreign)).isEqualTo(new byte[] {1, 2, 3});
        raw().delete(foreign);
    }

    @Test
    void whatIsOfAnotherTypeInASlotIsAMiss() {
        node().load("k", "v");
        String slot = slotOf("k");
        raw().setOtherType(slot);

        node().assertLacks("k");
        assertThat(node().fill(node().open("k").permit(), "k", "w")).isNotEqualTo(Filled.STORED);
        node().remove("k");
        node().load("k", "x");
        node().assertHas("k", "x");
    }

    @Test
    void whatIsOfAnotherTypeInACellIsAMissUntilTheClear() {
        node().load("k", "v");
        raw().setOtherType(cellOf("k"));

        node().assertLacks("k");
        node().fill(node().open("k").permit(), "k", "w");
        node().assertLacks("k");
        node().clear();
        node().load("k", "x");
        node().assertHas("k", "x");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "\u0001V",
                "0123456789",
                "\u0001V12345678",
                "\u0001X12345678 and more"
            })
    void garbageInASlotIsAMissAndReplacedByTheNextLoad(String garbage) {
        node().load("k", "v");
        raw().set(slotOf("k"), garbage.getBytes(StandardCharsets.ISO_8859_1));

        node().assertLacks("k");
        node().load("k", "w");
        node().assertHas("k", "w");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "\u0001123456781234567",
                "no cell but as long as one is, and longer"
            })
    void garbageInACellIsAMissAndReplacedByTheNextLoad(String garbage) {
        node().load("k", "v");
        raw().set(cellOf("k"), garbage.getBytes(StandardCharsets.ISO_8859_1));

        node().assertLacks("k");
        node().load("k", "w");
        node().assertHas("k", "w");
    }

    @Test
    void cutOffEntryIsAMiss() {
        node().load("k", "some value");
        String slot = slotOf("k");
        byte[] whole = Objects.requireNonNull(raw().get(slot));
        for (int length = 0; length < whole.length; length++) {
            raw().set(slot, Arrays.copyOf(whole, length));

            node().assertLacks("k");
        }
    }

    @Test
    void entryOfAnotherVersionIsLeftInPlace() {
        node().load("k", "v");
        String slot = slotOf("k");
        byte[] later = Objects.requireNonNull(raw().get(slot)).clone();
        later[0] = 2;
        raw().set(slot, later);

        assertThat(node().read("k").reason()).isEqualTo(Seen.Reason.UNREADABLE);
        node().open("k");
        assertThat(raw().get(slot)).isEqualTo(later);
    }

    @Test
    void entryOfAnotherCodecIsLeftInPlace() {
        Node other = withType(new ValueType(Argument.STRING, new TextCodec("another")));
        node().load("k", "v");
        byte[] stored = raw().get(slotOf("k"));

        assertThat(other.read("k").reason()).isEqualTo(Seen.Reason.UNREADABLE);
        assertThat(raw().get(slotOf("k"))).isEqualTo(stored);
        node().assertHas("k", "v");
    }

    @Test
    void entryOfAnotherTypeIsLeftInPlace() {
        Node other = withType(new ValueType(Argument.of(Object.class), Node.TEXT.codec()));
        node().load("k", "v");

        assertThat(other.read("k").reason()).isEqualTo(Seen.Reason.UNREADABLE);
        node().assertHas("k", "v");
    }

    @Test
    void valueThatCannotBeReadIsAMiss() {
        node().load("k", TextCodec.UNREADABLE);

        assertThat(node().read("k").reason()).isEqualTo(Seen.Reason.UNREADABLE);
        assertThat(node().open("k").entry()).isNull();
    }

    @Test
    void valueThatCannotBeWrittenIsNotStored() {
        long refused = backend().statistics().putsRefused();
        Permit load = node().open("k").permit();

        assertThat(node().fill(load, "k", TextCodec.UNWRITABLE)).isEqualTo(Filled.NOT_ENCODABLE);
        assertThat(backend().statistics().putsRefused()).isGreaterThan(refused);
        node().assertLacks("k");
    }

    @Test
    void putThatCannotBeWrittenInvalidates() {
        node().load("k", "old");
        node().fill(node().hold("k").permit(), "k", TextCodec.UNWRITABLE);

        node().assertLacks("k");
        assertThat(raw().keys()).doesNotContain(slotName("k"));
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

    @Test
    void tagOutlivesItsEntries() {
        String tag = "t-" + namespace();
        node().load("k", "v", tag);
        Lifetime endless =
                new Lifetime(System.currentTimeMillis(), Lifetime.FOREVER, Lifetime.FOREVER);
        Permit load = node().open("e", tag).permit();
        node().fill(load, "e", new Entry("v", endless, List.of(tag)));
        node().load("after", "v", tag);

        assertThat(raw().life(keyThatContains("#" + tag)).orElse(0))
                .isGreaterThan(Duration.ofDays(59).toMillis());
    }

    @Test
    void keysAreReadable() {
        node().load("k", "v");

        assertThat(slotOf("k")).endsWith("}s1:k").contains("{" + namespace() + "/");
    }

    private Node otherNodes() {
        return new Node(otherNode(), namespace());
    }

    private Node withType(ValueType type) {
        return new Node(backend(), Node.spec(namespace(), SpaceSpec.Kind.VALUES), type);
    }

    private void assertLife(String key, Duration life) {
        OptionalLong actual = raw().life(slotOf(key));

        assertThat(actual).isPresent();
        assertThat(actual.getAsLong()).isBetween(life.toMillis() - 10_000, life.toMillis() + 2_000);
    }

    private String slotOf(String key) {
        return keyThatContains(slotName(key));
    }

    private static String slotName(String key) {
        return "}s" + key.length() + ":" + key;
    }

    private String cellOf(String key) {
        String slot = slotOf(key);
        return slot.substring(0, slot.indexOf('}') + 1) + "!";
    }

    private String keyThatContains(String part) {
        return raw().keys().stream()
                .filter(key -> key.contains(namespace()) && key.contains(part))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No key contains " + part + "."));
    }
}
