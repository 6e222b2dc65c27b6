package dev.larder.cache.http.rfc9111.field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class FieldsTest {

    private static final Fields FIELDS =
            Fields.of("Set-Cookie", "a=1", "B", "2", "set-cookie", "c=3", "D", "");

    @Test
    @Tag("rfc9110-5.3")
    void linesKeepTheirOrderTheirCaseAndTheirDuplicates() {
        assertThat(FIELDS)
                .containsExactly(
                        new Field("Set-Cookie", "a=1"),
                        new Field("B", "2"),
                        new Field("set-cookie", "c=3"),
                        new Field("D", ""));
        assertThat(FIELDS.size()).isEqualTo(4);
    }

    @Test
    @Tag("rfc9110-5.1")
    void namesHaveNoCase() {
        assertThat(FIELDS.values("SET-COOKIE")).containsExactly("a=1", "c=3");
        assertThat(FIELDS.first("b")).contains("2");
    }

    @Test
    void emptyFieldIsNotAbsent() {
        assertThat(FIELDS.contains("d")).isTrue();
        assertThat(FIELDS.contains("e")).isFalse();
        assertThat(FIELDS.first("d")).contains("");
    }

    @Test
    @Tag("rfc9110-5.5")
    void blanksAroundValuesAreNoPartOfThem() {
        assertThat(Fields.of("A", " \t x y\t ").first("A")).contains("x y");
    }

    @Test
    @Tag("rfc9110-5.6.1")
    void membersOfAllLinesAreOneList() {
        assertThat(Fields.of("A", "x, y,,", "B", "z", "a", " \"p, q\" ,w").members("A"))
                .containsExactly("x", "y", "\"p, q\"", "w");
    }

    @Test
    @Tag("rfc9110-5.6.4")
    void quoteThatIsNeverClosedHidesNothing() {
        assertThat(Fields.of("A", "x=\"y, no-store, z=\"\\\", w").members("A"))
                .containsExactly("x=\"y, no-store, z=\"\\\"", "w");
        assertThat(Fields.of("A", "x=\"y, no-store").members("A"))
                .containsExactly("x=\"y", "no-store");
    }

    @Test
    void replacedFieldStaysWhereItsFirstLineWas() {
        assertThat(FIELDS.with("SET-COOKIE", "x"))
                .containsExactly(
                        new Field("SET-COOKIE", "x"), new Field("B", "2"), new Field("D", ""));
        assertThat(FIELDS.with("E", "5")).hasSize(5).endsWith(new Field("E", "5"));
    }

    @Test
    void removingLeavesTheOriginalAsItWas() {
        assertThat(FIELDS.without(name -> name.equalsIgnoreCase("set-cookie")))
                .containsExactly(new Field("B", "2"), new Field("D", ""));
        assertThat(FIELDS.size()).isEqualTo(4);
    }

    @Test
    void equalLinesAreEqualFields() {
        assertThat(Fields.of("A", "1"))
                .isEqualTo(Fields.of("A", " 1 "))
                .hasSameHashCodeAs(Fields.of("A", "1"))
                .isNotEqualTo(Fields.of("a", "1"));
    }

    @Test
    void lengthCountsNamesAndValues() {
        assertThat(Fields.of("AB", "123", "C", "").length()).isEqualTo(6);
    }

    @Test
    void nameWithoutValueIsRefused() {
        assertThatThrownBy(() -> Fields.of("A", "1", "B"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
