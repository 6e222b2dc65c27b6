package dev.larder.cache.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.cache.grammar.GrammarException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValueFormTest {

    @ParameterizedTest
    @CsvSource({
        "FLAG, TRUE, true",
        "NUMBER, 0012, 12",
        "NUMBER, 2147483647, 2147483647",
        "INTEGER, -5, -5",
        "DURATION, forever, forever",
        "DURATION, ' 1h30m ', 1h30m",
        "DURATION, NONE, none",
        "INTERVAL, 365d, 365d",
        "SIZE, 64KB, 65536",
        "SIZE, 1024, 1024",
        "PERCENT, 12.5%, 0.125",
        "NAME, ' redis ', redis",
        "CHOICE, None, none"
    })
    void valueHasOneForm(Property.Kind kind, String written, String form) {
        assertThat(ValueForm.of(property(kind), written)).contains(List.of(form));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "FLAG     | yes        | not one of its values. Write \"true\" or \"false\".",
                "CHOICE   | remote     | not one of its values. Write \"local\" or \"none\".",
                "NUMBER   | 0          | not above zero. Write a number such as \"100\".",
                "NUMBER   | -3         | not above zero. Write a number such as \"100\".",
                "NUMBER   | 1.5        | not a whole number. Write a number such as \"100\".",
                "NUMBER   | 2147483648 | too large. Write a number up to \"2147483647\".",
                "INTEGER  | x          | not a whole number. Write a number such as \"100\".",
                "DURATION | 0s         | zero is no duration.",
                "DURATION | -5m        | negative.",
                "DURATION | 90         | no unit. Write \"90s\".",
                "DURATION | 5 minutes  | not a duration",
                "INTERVAL | forever    | too long. Write a form such as \"300ms\"",
                "INTERVAL | 366d       | too long.",
                "INTERVAL | none       | not a duration",
                "SIZE     | 1XB        | not a size",
                "SIZE     | 0          | zero is no size.",
                "PERCENT  | 5          | no percent sign. Write \"5%\".",
                "PERCENT  | 101%       | more than the whole.",
                "PERCENT  | half       | not a percentage.",
                "TAGS     | a b        | \"a b\" is no tag."
            })
    void badValueHasAReasonAndAFix(Property.Kind kind, String written, String reason) {
        assertThatThrownBy(() -> ValueForm.of(property(kind), written))
                .isInstanceOf(GrammarException.class)
                .hasMessageStartingWith(reason);
    }

    @ParameterizedTest
    @CsvSource({"NAME", "DURATION", "FLAG", "NUMBER", "TEXTS"})
    void blankValueIsNotWritten(Property.Kind kind) {
        assertThat(ValueForm.of(property(kind), " ")).isEmpty();
    }

    @Test
    void textMayBeEmpty() {
        assertThat(ValueForm.of(property(Property.Kind.TEXT), "")).contains(List.of(""));
    }

    @Test
    void listMayBeOneTextWithCommas() {
        Property texts = property(Property.Kind.TEXTS);

        assertThat(ValueForm.of(texts, "a, b,,c")).contains(List.of("a", "b", "c"));
        assertThat(ValueForm.of(texts, List.of("a,b", 42))).contains(List.of("a,b", "42"));
        assertThat(ValueForm.of(texts, List.of())).contains(List.of());
    }

    private static Property property(Property.Kind kind) {
        List<String> words =
                switch (kind) {
                    case CHOICE -> List.of("local", "none");
                    case DURATION -> List.of("none");
                    default -> List.of();
                };
        return new Property("larder.some", kind, "", words, "Some.");
    }
}
