package dev.larder.cache.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.larder.cache.backend.Filled;
import dev.larder.cache.backend.Permit;
import dev.larder.cache.backend.Seen;
import dev.larder.cache.backend.SpaceSpec;
import dev.larder.cache.entry.ValueType;
import io.micronaut.core.type.Argument;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a backend does about things on its server that it has not put there. */
abstract class ServerContentTck extends StoringBackendTck {

    /** The server. */
    protected abstract RawStore raw();

    @Tag("B9")
    @Tag("B26")
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

    /** Where the server knows several types of values. */
    @TestFactory
    Stream<DynamicTest> whatIsOfAnotherTypeIsAMiss() {
        return raw().hasTypes()
                ? Stream.of(
                        dynamicTest("in a slot, until it is removed", this::otherTypeInASlot),
                        dynamicTest("in a cell, until the clear", this::otherTypeInACell))
                : Stream.empty();
    }

    private void otherTypeInASlot() {
        node().load("k", "v");
        String slot = slotOf("k");
        raw().setOtherType(slot);

        node().assertLacks("k");
        assertThat(node().fill(node().open("k").permit(), "k", "w")).isNotEqualTo(Filled.STORED);
        node().remove("k");
        node().load("k", "x");
        node().assertHas("k", "x");
    }

    private void otherTypeInACell() {
        node().load("l", "v");
        raw().setOtherType(cellOf("l"));

        node().assertLacks("l");
        node().fill(node().open("l").permit(), "l", "w");
        node().assertLacks("l");
        node().clear();
        node().load("l", "x");
        node().assertHas("l", "x");
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

    @Tag("B15")
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

    @Override
    final void evictSlot(String key) {
        raw().delete(slotOf(key));
    }

    @Override
    final void evictCell(String key) {
        raw().delete(cellOf(key));
    }

    @Override
    final void evictTag(String tag) {
        raw().delete(keyThatContains("#" + tag));
    }

    final String slotOf(String key) {
        return keyThatContains(slotName(key));
    }

    final String slotName(String key) {
        return "}s" + key.length() + ":" + key;
    }

    final String cellOf(String key) {
        String slot = slotOf(key);
        return slot.substring(0, slot.indexOf('}') + 1) + "!";
    }

    final String keyThatContains(String part) {
        return raw().keys().stream()
                .filter(key -> key.contains(namespace()) && key.contains(part))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No key contains " + part + "."));
    }

    final Node withType(ValueType type) {
        return new Node(backend(), Node.spec(namespace(), SpaceSpec.Kind.VALUES), type);
    }
}
