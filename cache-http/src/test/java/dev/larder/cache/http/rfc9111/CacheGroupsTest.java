package dev.larder.cache.http.rfc9111;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.cache.http.rfc9111.field.Fields;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Groups of responses, and what invalidates them. */
class CacheGroupsTest {

    @Test
    @Tag("rfc9875-2")
    void groupsAreAListOfStrings() {
        assertThat(groups("\"scripts\", \"eu;foods\";a=1,\"q\\\"uote\""))
                .containsExactly("scripts", "eu;foods", "q\"uote");
        assertThat(CacheGroups.of(Fields.of("Cache-Groups", "\"a\"", "Cache-Groups", "\"b\"")))
                .containsExactly("a", "b");
    }

    @Test
    @Tag("rfc9875-2")
    void groupsDifferByCase() {
        assertThat(groups("\"A\", \"a\", \"A\"")).containsExactly("A", "a");
    }

    @Test
    @Tag("rfc9875-2")
    void whatIsNoStringIsNoGroup() {
        assertThat(groups("token, \"a\", 5, (\"b\" \"c\"), ?1, \"\"")).containsExactly("a");
    }

    @ParameterizedTest
    @Tag("rfc9875-2")
    @ValueSource(strings = {"", "\"a\",", "\"a", "\"a\" \"b\"", "\"a\";", "\"\u00e9\"", ",\"a\""})
    void whatIsNoListHasNoGroups(String field) {
        assertThat(groups(field)).isEmpty();
    }

    @Test
    @Tag("rfc9875-2")
    void thirtyTwoGroupsOfThirtyTwoCharactersArePossible() {
        StringBuilder field = new StringBuilder();
        for (int i = 0; i < 32; i++) {
            field.append(i == 0 ? "" : ", ").append('"').append("g".repeat(30)).append(10 + i);
            field.append('"');
        }
        assertThat(groups(field.toString())).hasSize(32).allMatch(group -> group.length() == 32);
    }

    @Test
    @Tag("rfc9875-3")
    void onlyUnsafeRequestsInvalidateGroups() {
        Fields response = Fields.of("Cache-Group-Invalidation", "\"a\", \"b\"");

        assertThat(CacheGroups.invalidated("POST", response)).containsExactly("a", "b");
        assertThat(CacheGroups.invalidated("M-SEARCH", response)).containsExactly("a", "b");
        assertThat(CacheGroups.invalidated("GET", response)).isEmpty();
        assertThat(CacheGroups.invalidated("POST", Fields.of("Cache-Groups", "\"a\""))).isEmpty();
    }

    private static java.util.List<String> groups(String field) {
        return CacheGroups.of(Fields.of("Cache-Groups", field));
    }
}
