package dev.larder.cache.http.rfc9111.field;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("rfc9110-8.8.3")
class EntityTagTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"abc\"",
                "W/\"abc\"",
                "\"\"",
                "\"a,b\"",
                "\"a\\\"",
                "\"abcdefü\"",
                "\"!#~\u0080\""
            })
    void tagsAreReadAndWrittenAsTheyAre(String text) {
        assertThat(EntityTag.parse(text).map(EntityTag::text)).contains(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\"",
                "W/",
                "W/\"",
                "abc",
                "\"abc",
                "abc\"",
                "w/\"abc\"",
                "W\"abc\"",
                "W\\\"abc\"",
                "\"a b\"",
                "\"a\"b\"",
                "*",
                "\"\u007f\"",
                "\" \""
            })
    void whatTheGrammarRefusesIsNoTag(String text) {
        assertThat(EntityTag.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @Tag("rfc9110-8.8.3.2")
    @CsvSource({
        "W/\"1\", W/\"1\", false, true",
        "W/\"1\", W/\"2\", false, false",
        "W/\"1\", \"1\", false, true",
        "\"1\", \"1\", true, true"
    })
    void strongAndWeakComparisonDifferByWeakness(
            String one, String other, boolean strong, boolean weak) {
        EntityTag left = EntityTag.parse(one).orElseThrow();
        EntityTag right = EntityTag.parse(other).orElseThrow();

        assertThat(left.matchesStrongly(right)).isEqualTo(strong);
        assertThat(right.matchesStrongly(left)).isEqualTo(strong);
        assertThat(left.matchesWeakly(right)).isEqualTo(weak);
    }

    @Test
    void madeTagIsTheSameInEveryProcess() {
        assertThat(EntityTag.of("text/plain", "hello".getBytes(UTF_8)).text())
                .isEqualTo("\"Ut-vLemZdJUwtCH8CDi_j9THRCkNoJ8m78od8biA89A\"");
    }

    @Test
    void madeTagDependsOnContentTypeAndBytes() {
        EntityTag tag = EntityTag.of("text/plain", "hello".getBytes(UTF_8));

        assertThat(EntityTag.of("text/html", "hello".getBytes(UTF_8))).isNotEqualTo(tag);
        assertThat(EntityTag.of("text/plain", "hallo".getBytes(UTF_8))).isNotEqualTo(tag);
        assertThat(EntityTag.of("text/plainh", "ello".getBytes(UTF_8))).isNotEqualTo(tag);
        assertThat(EntityTag.of("", "text/plainhello".getBytes(UTF_8))).isNotEqualTo(tag);
    }

    @Test
    void madeTagIsStrongAndCanBeReadBack() {
        EntityTag tag = EntityTag.of("text/plain", new byte[0]);

        assertThat(tag.weak()).isFalse();
        assertThat(EntityTag.parse(tag.text())).contains(tag);
        assertThat(tag.asWeak().text()).isEqualTo("W/" + tag.text());
        assertThat(tag.asWeak().asWeak()).isEqualTo(tag.asWeak());
    }
}
