package dev.larder.cache.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.cache.backend.Filled;
import dev.larder.cache.backend.Permit;
import org.junit.jupiter.api.Test;

/** What becomes of loads that something overtakes, and of tags. */
abstract class LoadTck extends InvalidationTck {

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
}
