package dev.larder.cache.grammar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PathTest {

    @Test
    void legsEndBehindEachPairOfBrackets() {
        Path path = Path.parse("result.page.items[].tags[].label");
        assertThat(path.root()).isEqualTo("result");
        assertThat(path.legs())
                .containsExactly(
                        new Path.Leg(List.of("page", "items"), true),
                        new Path.Leg(List.of("tags"), true),
                        new Path.Leg(List.of("label"), false));
        assertThat(path.textOf(0)).isEqualTo("result.page.items[]");
        assertThat(path.textOf(1)).isEqualTo("result.page.items[].tags[]");
        assertThat(path.textOf(2)).isEqualTo(path.text());
    }

    @ParameterizedTest
    @CsvSource({
        "id, true, false, false",
        "result, true, false, true",
        "user.id, false, false, false",
        "ids[], false, true, false",
        "ids[].id, false, true, false",
        "result.items[], false, true, true",
    })
    void pathsKnowWhatTheyAre(String text, boolean bare, boolean plural, boolean fromResult) {
        Path path = Path.parse(text);
        assertThat(path.bare()).isEqualTo(bare);
        assertThat(path.plural()).isEqualTo(plural);
        assertThat(path.fromResult()).isEqualTo(fromResult);
        assertThat(path.text()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"größe", "$a._b2", "straße.länge"})
    void namesAreThoseOfJava(String text) {
        assertThat(Path.parse(text).text()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", ".", "a.", ".a", "a..b", "a b", "2a", "a[]b", "a[][]", "[]", "a-b", "#{a}",
                "a.b()"
            })
    void otherTextIsNoPath(String text) {
        assertThatThrownBy(() -> Path.parse(text))
                .isInstanceOf(GrammarException.class)
                .hasMessage(
                        "\""
                                + text
                                + "\" is no path. Write names joined by dots, such as \"id\","
                                + " \"user.tenant.id\" or \"ids[]\".");
    }

    @ParameterizedTest
    @CsvSource({
        "result.empty, TRUE, result.empty",
        "!result.complete, NOT_TRUE, result.complete",
        "! result, NOT_TRUE, result",
        "result == null, NULL, result",
        "result.id!=null, NOT_NULL, result.id",
        "'  result  ==  null ', NULL, result",
    })
    void questions(String text, BooleanPath.Test test, String path) {
        BooleanPath question = BooleanPath.parse(text);
        assertThat(question.test()).isEqualTo(test);
        assertThat(question.path().text()).isEqualTo(path);
    }

    @Test
    void aNullValueIsNeitherTrueNorFalse() {
        assertThat(BooleanPath.parse("a").holds(null)).isFalse();
        assertThat(BooleanPath.parse("!a").holds(null)).isTrue();
        assertThat(BooleanPath.parse("!a").holds(true)).isFalse();
        assertThat(BooleanPath.parse("a == null").holds(null)).isTrue();
        assertThat(BooleanPath.parse("a != null").holds("x")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"!result == null", "result == nil", "a && b", "== null", ""})
    void otherTextIsNoQuestion(String text) {
        assertThatThrownBy(() -> BooleanPath.parse(text)).isInstanceOf(GrammarException.class);
    }

    @Test
    void aQuestionIsAboutOneValue() {
        assertThatThrownBy(() -> BooleanPath.parse("result[].empty"))
                .hasMessage(
                        "\"result[].empty\" asks of several values. Name one, such as \"result.empty\".");
    }
}
