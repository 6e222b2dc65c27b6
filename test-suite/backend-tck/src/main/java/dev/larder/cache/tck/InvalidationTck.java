package dev.larder.cache.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.cache.backend.SpaceSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What invalidations reach, and what they leave alone. */
abstract class InvalidationTck extends TraceTck {

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

    final Node responses() {
        SpaceSpec spec = Node.spec(namespace(), SpaceSpec.Kind.RESPONSES);
        return new Node(backend(), spec, Node.TEXT);
    }
}
