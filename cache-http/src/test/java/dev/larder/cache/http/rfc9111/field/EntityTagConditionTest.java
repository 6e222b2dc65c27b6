package dev.larder.cache.http.rfc9111.field;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("rfc9110-13.1.2")
class EntityTagConditionTest {

    private static final EntityTag TAG = new EntityTag(false, "b");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "\"b\"",
                "W/\"b\"",
                "\"a\", \"b\"",
                "\"a\",\"b\",\"c\"",
                ", ,\"a\" , W/\"b\",",
                "\"a,\", \"b\"",
                "\"a\\\", \"b\"",
                "junk, \"b\"",
                "\"a\" junk, \"b\""
            })
    void tagIsFoundInTheList(String value) {
        assertThat(condition(value).matchesWeakly(TAG)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "b",
                "\"b",
                "b\"",
                "\"a\"",
                "\"B\"",
                "\"a,b\"",
                "w/\"b\"",
                "\"*\"",
                "*, \"a\"",
                "\"x\"b\"",
                "\"a\" \"b\""
            })
    void nothingElseMatches(String value) {
        assertThat(condition(value).matchesWeakly(TAG)).isFalse();
    }

    @Test
    void severalLinesAreOneList() {
        Fields fields = Fields.of("If-None-Match", "\"a\"", "if-none-match", "\"b\"");

        assertThat(EntityTagCondition.of(fields, FieldName.IF_NONE_MATCH).orElseThrow().tags())
                .containsExactly(new EntityTag(false, "a"), TAG);
    }

    @Test
    void absentFieldIsNoCondition() {
        assertThat(EntityTagCondition.of(Fields.EMPTY, FieldName.IF_NONE_MATCH)).isEmpty();
    }

    private static EntityTagCondition condition(String value) {
        return EntityTagCondition.of(
                        Fields.of(FieldName.IF_NONE_MATCH, value), FieldName.IF_NONE_MATCH)
                .orElseThrow();
    }
}
