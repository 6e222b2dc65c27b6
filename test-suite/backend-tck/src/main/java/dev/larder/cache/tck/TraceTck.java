package dev.larder.cache.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.cache.backend.Permit;
import dev.larder.cache.backend.Seen;
import dev.larder.cache.backend.Target;
import dev.larder.cache.entry.Entry;
import dev.larder.cache.entry.Lifetime;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The shortest ways in which protocols that are simpler than Larder's give an old value, step by
 * step. Each bears the name of the variant that it shows to be wrong. On a backend that keeps
 * nothing they say that nothing is given.
 */
abstract class TraceTck extends FlightTraceTck {

    private static final String KEY = "k";

    /** Ways to invalidate the entry under the key by what covers it. */
    enum Cover {
        NAMESPACE((node, tag) -> node.clear()),
        TAG((node, tag) -> node.invalidateTags(tag)),
        PATTERN((node, tag) -> node.ban("*" + KEY + "*"));

        private final BiConsumer<Node, String> end;

        Cover(BiConsumer<Node, String> end) {
            this.end = end;
        }
    }

    /** Drops a slot as an eviction does. What is in one process keeps no marks by room. */
    void evictSlot(String key) {}

    /** Drops the cell of a bucket as an eviction does. */
    void evictCell(String key) {}

    /** Drops the cell of a tag as an eviction does. */
    void evictTag(String tag) {}

    @Test
    @Tag("NO_FENCE")
    void loadStoresNothingAfterTheRemovalOfItsKey() {
        Permit load = node().open(KEY).permit();
        others().remove(KEY);
        node().fill(load, KEY, "old");

        assertNobodyIsGiven("old");
    }

    @ParameterizedTest
    @EnumSource
    @Tag("NO_FENCE")
    void loadStoresNothingValidAfterItsCoverHasEnded(Cover cover) {
        Permit load = node().open(KEY, tag()).permit();
        cover.end.accept(others(), tag());
        node().fill(load, KEY, "old", tag());

        assertNobodyIsGiven("old");
    }

    @Test
    @Tag("TOMBSTONE")
    void loadStoresNothingThoughTheServerForgotThatItsKeyWasRemoved() {
        Permit load = node().open(KEY).permit();
        others().remove(KEY);
        others().open(KEY);
        evictSlot(KEY);
        node().fill(load, KEY, "old");

        assertNobodyIsGiven("old");
    }

    @ParameterizedTest
    @EnumSource(names = {"NAMESPACE", "PATTERN"})
    @Tag("COUNTER_RESET")
    void cellThatTheServerForgotDoesNotMakeAnOldEntryValidAgain(Cover cover) {
        Permit load = node().open(KEY).permit();
        cover.end.accept(others(), tag());
        node().fill(load, KEY, "old");
        others().open(KEY);
        evictCell(KEY);
        others().open("another");

        assertNobodyIsGiven("old");
    }

    @Test
    @Tag("COUNTER_RESET")
    void tagThatTheServerForgotDoesNotMakeAnOldEntryValidAgain() {
        Permit load = node().open(KEY, tag()).permit();
        others().invalidateTags(tag());
        node().fill(load, KEY, "old", tag());
        others().open(KEY, tag());
        evictTag(tag());
        others().open("another", tag());

        assertNobodyIsGiven("old");
    }

    @ParameterizedTest
    @EnumSource
    @Tag("STAMP_LATE")
    void entryBearsTheCellsFromBeforeItsLoad(Cover cover) {
        Permit load = node().open(KEY, tag()).permit();
        cover.end.accept(others(), tag());
        others().open("another", tag());
        node().open("yet another", tag());
        Target target = node().target(KEY, tag());
        Node.await(node().space().fill(load, Node.entry("old", tag()), target));

        assertNobodyIsGiven("old");
    }

    @Test
    @Tag("PUT_BLIND")
    void putThatEndsLateDoesNotReplaceALaterOne() {
        Permit slow = node().hold(KEY).permit();
        Permit fast = others().hold(KEY).permit();
        others().fill(fast, KEY, "new");
        node().fill(slow, KEY, "old");

        assertNobodyIsGiven("old");
    }

    @Test
    @Tag("PUT_BLIND")
    void putThatEndsLateDoesNotUndoARemoval() {
        Permit put = node().hold(KEY).permit();
        others().remove(KEY);
        node().fill(put, KEY, "old");

        assertNobodyIsGiven("old");
    }

    @Test
    @Tag("SETTLE_KEEPS_WINNER")
    void putThatLostItsSlotDoesNotLeaveTheValueOfTheOther() {
        Permit first = node().hold(KEY).permit();
        Permit second = others().hold(KEY).permit();
        // the source has the value of the second, then that of the first
        node().fill(first, KEY, "new");
        others().fill(second, KEY, "old");

        assertNobodyIsGiven("old");
    }

    @ParameterizedTest
    @EnumSource
    @Tag("SERVE_INVALID_AS_STALE")
    void whatWasInvalidatedIsNotGivenAsStaleEither(Cover cover) {
        long now = System.currentTimeMillis();
        Lifetime stale = new Lifetime(now - 60_000, now - 30_000, now + 600_000);
        Permit load = node().open(KEY, tag()).permit();
        node().fill(load, KEY, new Entry("old", stale, List.of(tag())));
        cover.end.accept(others(), tag());

        assertNobodyIsGiven("old");
    }

    @Test
    @Tag("TAG_LATE_UNCHECKED")
    void loadStoresNothingUnderATagOfItsResultThatWasInvalidatedMeanwhile() {
        Permit load = node().open(KEY).permit();
        others().invalidateTags(tag());
        node().fill(load, KEY, "old", tag());

        assertNobodyIsGiven("old");
    }

    private String tag() {
        return "t-" + namespace();
    }

    private void assertNobodyIsGiven(String old) {
        for (Node node : List.of(others(), node())) {
            assertThat(value(node.read(KEY))).isNotEqualTo(old);
            assertThat(value(node.read(KEY, tag()))).isNotEqualTo(old);
        }
        for (Node node : List.of(others(), node())) {
            assertThat(value(node.open(KEY).entry())).isNotEqualTo(old);
            assertThat(value(node.open(KEY, tag()).entry())).isNotEqualTo(old);
            assertThat(value(node.read(KEY))).isNotEqualTo(old);
        }
    }

    private static String value(Seen seen) {
        return value(seen.entry());
    }

    private static String value(@Nullable Entry entry) {
        return entry == null ? "nothing" : String.valueOf(entry.value());
    }
}
