package dev.larder.cache.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.cache.backend.Filled;
import dev.larder.cache.backend.Opened;
import dev.larder.cache.backend.Permit;
import dev.larder.cache.backend.Seen;
import dev.larder.cache.backend.SpaceSpec;
import dev.larder.cache.entry.Entry;
import dev.larder.cache.entry.EntryState;
import dev.larder.cache.entry.Lifetime;
import java.util.List;
import java.util.Objects;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every backend has to do that keeps something: above all, to lose no invalidation. */
public abstract class StoringBackendTck extends EntryBackendTck {

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

    @Test
    void permitStoresOnce() {
        Permit permit = node().open("k").permit();

        assertThat(node().fill(permit, "k", "first")).isEqualTo(Filled.STORED);
        assertThat(node().fill(permit, "k", "second")).isNotEqualTo(Filled.STORED);
        node().assertHas("k", "first");
    }

    @Test
    void secondOfTwoLoadsWithEqualPermitsIsRefused() {
        Permit one = node().open("k").permit();
        Permit other = node().open("k").permit();

        assertThat(node().fill(one, "k", "one")).isEqualTo(Filled.STORED);
        assertThat(node().fill(other, "k", "other")).isEqualTo(Filled.OVERTAKEN);
        node().assertHas("k", "one");
    }

    @Test
    void removalDuringALoadOvertakesIt() {
        Permit permit = node().open("k").permit();
        node().remove("k");

        assertThat(node().fill(permit, "k", "old")).isEqualTo(Filled.OVERTAKEN);
        node().assertLacks("k");
    }

    @Test
    void removalDuringALoadOvertakesItAlsoAfterANewLoadHasBegun() {
        Permit old = node().open("k").permit();
        node().remove("k");
        Permit young = node().open("k").permit();

        assertThat(node().fill(old, "k", "old")).isEqualTo(Filled.OVERTAKEN);
        assertThat(node().fill(young, "k", "new")).isEqualTo(Filled.STORED);
        node().assertHas("k", "new");
    }

    @Test
    void clearDuringALoadMakesItsValueInvalid() {
        Permit permit = node().open("k").permit();
        node().clear();
        node().open("k");
        node().fill(permit, "k", "old");

        node().assertLacks("k");
    }

    @Test
    void tagInvalidatedDuringALoadMakesItsValueInvalid() {
        Permit permit = node().open("k", "t").permit();
        node().invalidateTags("t");
        node().open("k", "t");
        node().fill(permit, "k", "old", "t");

        node().assertLacks("k");
        node().assertLacks("k", "t");
    }

    @Test
    void implicitTagInvalidatedDuringALoadMakesItsValueInvalid() {
        Permit permit = node().open("k", "@/products").permit();
        node().invalidateTags("@/products");
        node().fill(permit, "k", "old", "@/products");

        node().assertLacks("k");
    }

    @Test
    void patternInvalidatedDuringALoadMakesItsValueInvalid() {
        Permit permit = node().open("k").permit();
        node().ban("*k*");
        node().fill(permit, "k", "old");

        node().assertLacks("k");
    }

    @Test
    void patternThatDoesNotMatchLetsALoadStore() {
        Permit permit = node().open("k").permit();
        node().ban("*elsewhere*");
        node().fill(permit, "k", "v");

        node().assertHas("k", "v");
    }

    @Test
    void tagThatOnlyTheResultKnowsIsStored() {
        assertThat(node().fill(node().open("k").permit(), "k", "v", "late"))
                .isEqualTo(Filled.STORED);
        node().assertHas("k", "v");

        node().invalidateTags("late");
        node().assertLacks("k");
    }

    @Test
    void tagThatOnlyTheResultKnowsAndThatWasInvalidatedDuringTheLoadIsNotStored() {
        Permit permit = node().open("k").permit();
        node().invalidateTags("late");

        assertThat(node().fill(permit, "k", "old", "late"))
                .isIn(Filled.LATE_TAG_INVALIDATED, Filled.OVERTAKEN);
        node().assertLacks("k");
    }

    @Test
    void tagReachesEntriesWhoeverAsks() {
        node().load("k", "v", "t", "u");
        node().invalidateTags("u");

        node().assertLacks("k");
        node().assertLacks("k", "t");
        node().assertLacks("k", "t", "u");
    }

    @Test
    void tagReachesEveryNamespace() {
        Node other = new Node(backend(), namespace() + "-other");
        node().load("k", "v", "t");
        other.load("k", "v", "t");
        node().load("l", "v", "u");
        node().invalidateTags("t");

        node().assertLacks("k");
        other.assertLacks("k");
        node().assertHas("l", "v");
    }

    @Test
    void invalidatedKeyCanBeLoadedAgain() {
        node().load("k", "v", "t");
        node().remove("k");
        node().load("k", "w", "t");
        node().invalidateTags("t");
        node().load("k", "x", "t");
        node().clear();
        node().load("k", "y", "t");
        node().ban("*");
        node().load("k", "z", "t");

        node().assertHas("k", "z");
    }

    @Test
    void removalLeavesOthersAlone() {
        node().load("k", "v");
        node().load("l", "w");
        node().remove("k");

        node().assertLacks("k");
        node().assertHas("l", "w");
    }

    @Test
    void severalKeysAreRemovedTogether() {
        node().load(1, "a");
        node().load(2, "b");
        node().load(3, "c");
        node().remove(1, 2, "absent");

        node().assertLacks(1);
        node().assertLacks(2);
        node().assertHas(3, "c");
    }

    @Test
    void clearReachesEveryKey() {
        for (int key = 0; key < 200; key++) {
            node().load(key, "v" + key);
        }
        node().clear();
        for (int key = 0; key < 200; key++) {
            node().assertLacks(key);
        }
    }

    @Test
    void clearLeavesNamespacesOfSimilarNamesAlone() {
        Node user = new Node(backend(), namespace() + "user");
        Node users = new Node(backend(), namespace() + "users");
        user.load("k", "v");
        users.load("k", "w");
        user.clear();

        user.assertLacks("k");
        users.assertHas("k", "w");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a*b", "a?b", "[ab]", "a\\b", "a b", "{a}", "a%b", "a/b", "!", "ü", ""})
    void keyIsNoPattern(String key) {
        node().load(key, "v");
        node().load("ab", "w");
        node().load("axb", "w");
        node().remove(key);

        node().assertLacks(key);
        node().assertHas("ab", "w");
        node().assertHas("axb", "w");
    }

    @ParameterizedTest
    @CsvSource({"*a?c*, false", "*a.c*, false", "*[a]bc*, false", "*abc, true", "*, true"})
    void onlyTheStarIsSpecialInAPattern(String glob, boolean matches) {
        node().load("abc", "v");
        node().ban(glob);

        assertThat(node().read("abc").entry() == null).isEqualTo(matches);
    }

    @Test
    void manyPatternsAreAllObeyed() {
        for (int i = 0; i < 40; i++) {
            node().load("key-" + i + "-", "v");
        }
        for (int i = 0; i < 40; i++) {
            node().ban("*key-" + i + "-*");
        }
        for (int i = 0; i < 40; i++) {
            node().assertLacks("key-" + i + "-");
        }
        node().load("key-1-", "w");
        node().assertHas("key-1-", "w");
    }

    @Test
    void responsesAndValuesOfOneKeyAreApart() {
        Node responses = responses();
        node().load("k", "value");
        responses.load("k", "response");

        node().assertHas("k", "value");
        responses.assertHas("k", "response");
        responses.remove("k");
        node().assertHas("k", "value");
        responses.assertLacks("k");
    }

    @Test
    void clearReachesResponsesAndValues() {
        Node responses = responses();
        node().load("k", "value");
        responses.load("k", "response");
        node().clear();
        responses.clear();

        node().assertLacks("k");
        responses.assertLacks("k");
    }

    @Test
    void patternReachesItsOwnKindOnly() {
        Node responses = responses();
        node().load("k", "value");
        responses.load("k", "response");
        responses.ban("*");

        responses.assertLacks("k");
        node().assertHas("k", "value");
    }

    @Test
    void putReplacesWhatWasThere() {
        node().load("k", "old");
        Permit put = node().hold("k").permit();

        assertThat(put.storable()).isTrue();
        assertThat(node().fill(put, "k", "new")).isEqualTo(Filled.STORED);
        node().assertHas("k", "new");
    }

    @Test
    void nothingIsLoadedOverAPut() {
        Permit loadBefore = node().open("k").permit();
        Permit put = node().hold("k").permit();
        Opened during = node().open("k");

        assertThat(during.entry()).isNull();
        assertThat(during.permit().storable()).isFalse();
        assertThat(during.permit().shareable()).isFalse();
        assertThat(node().fill(during.permit(), "k", "old")).isEqualTo(Filled.NO_PERMIT);
        assertThat(node().fill(put, "k", "new")).isEqualTo(Filled.STORED);
        assertThat(node().fill(loadBefore, "k", "old")).isEqualTo(Filled.OVERTAKEN);
        node().assertHas("k", "new");
    }

    @Test
    void oldValueIsNotFoundDuringAPut() {
        node().load("k", "old");
        node().hold("k");

        node().assertLacks("k");
    }

    @Test
    void removalDuringAPutOvertakesIt() {
        Permit put = node().hold("k").permit();
        node().remove("k");

        assertThat(node().fill(put, "k", "old")).isEqualTo(Filled.OVERTAKEN);
        node().assertLacks("k");
    }

    @Test
    void clearDuringAPutMakesItsValueInvalid() {
        Permit put = node().hold("k").permit();
        node().clear();
        node().fill(put, "k", "old");

        node().assertLacks("k");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void overlappingPutsLeaveNothing(boolean firstEndsFirst) {
        node().load("k", "old");
        Permit first = node().hold("k").permit();
        Permit second = node().hold("k").permit();
        node().fill(firstEndsFirst ? first : second, "k", "a");
        node().fill(firstEndsFirst ? second : first, "k", "b");

        node().assertLacks("k");
    }

    @Test
    void putThatStoresNothingInvalidates() {
        node().load("k", "old");
        node().space().release(node().hold("k").permit());

        node().assertLacks("k");
        node().load("k", "new");
        node().assertHas("k", "new");
    }

    @Test
    void refreshReplacesWithThePermitOfItsOpen() {
        node().load("k", "old", "t");
        Opened opened = node().open("k", "t");

        assertThat(opened.entry()).isNotNull();
        assertThat(opened.permit().storable()).isTrue();
        assertThat(node().fill(opened.permit(), "k", "new", "t")).isEqualTo(Filled.STORED);
        node().assertHas("k", "new");
    }

    @Test
    void secondOfTwoRefreshesIsRefused() {
        node().load("k", "old");
        Permit one = node().open("k").permit();
        Permit other = node().open("k").permit();

        assertThat(other).isEqualTo(one);
        node().fill(one, "k", "one");
        assertThat(node().fill(other, "k", "other")).isEqualTo(Filled.OVERTAKEN);
        node().assertHas("k", "one");
    }

    @Test
    void removalDuringARefreshOvertakesIt() {
        node().load("k", "old");
        Permit refresh = node().open("k").permit();
        node().remove("k");

        assertThat(node().fill(refresh, "k", "new")).isEqualTo(Filled.OVERTAKEN);
        node().assertLacks("k");
    }

    @Test
    void nobodyIsGivenWhatWasInvalidatedBefore() {
        History.Outcome outcome = new History(List.of(backend()), namespace()).run(4, 2, 2_000);

        assertThat(outcome.violations()).isEmpty();
        assertThat(outcome.hits()).isPositive();
    }

    @Test
    void foundEntryHasAReason() {
        node().load("k", "v");

        assertThat(node().read("k"))
                .asInstanceOf(InstanceOfAssertFactories.type(Seen.class))
                .extracting(Seen::reason)
                .isEqualTo(Seen.Reason.FOUND);
    }

    private Node responses() {
        SpaceSpec spec = Node.spec(namespace(), SpaceSpec.Kind.RESPONSES);
        return new Node(backend(), spec, Node.TEXT);
    }

    private static void assertClose(long actual, long expected) {
        assertThat(actual).isBetween(expected - 2_000, expected + 2_000);
    }
}
