package dev.larder.cache.http.rfc9111;

import static dev.larder.cache.http.rfc9111.Given.date;
import static dev.larder.cache.http.rfc9111.Given.stored;
import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.cache.http.rfc9111.field.Fields;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("rfc9111-4.1")
class VaryTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Test
    void namesOfAllLinesAreOneSet() {
        assertThat(Vary.of(Fields.of("Vary", "Foo, bar,", "vary", ",BAZ , foo")))
                .isEqualTo(new Vary(false, List.of("bar", "baz", "foo")));
    }

    @Test
    void responseWithoutNamesDependsOnNoField() {
        assertThat(Vary.of(Fields.EMPTY)).isEqualTo(Vary.NONE);
        assertThat(Vary.of(Fields.of("Vary", "", "Vary", " , "))).isEqualTo(Vary.NONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "*, *", ", *", "Foo, *", "*, Foo", "Foo, Bar Baz", "\"*\""})
    void starAndWhatNamesNoFieldMatchNothing(String vary) {
        assertThat(Vary.of(Fields.of("Vary", vary)).always()).isTrue();
    }

    @Test
    void starOnALineOfItsOwnMatchesNothing() {
        assertThat(Vary.of(Fields.of("Vary", "", "Vary", "*")).always()).isTrue();
        assertThat(Vary.of(Fields.of("Vary", "Foo", "Vary", "*")).always()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "absent",
            value = {
                "1, 1, true",
                "1, 2, false",
                "1, absent, false",
                "absent, absent, true",
                "'', absent, false",
                "'1,2', ' 1 , 2', true"
            })
    void requestsMatchByTheirValues(String original, String presented, boolean match) {
        assertThat(selecting(original).equals(selecting(presented))).isEqualTo(match);
    }

    @Test
    void valuesStandInTheOrderOfTheNames() {
        Vary vary = Vary.of(Fields.of("Vary", "Foo, Bar, Baz"));

        assertThat(vary.selecting(Fields.of("Foo", "1", "Other", "x", "Baz", "789")))
                .containsExactly(Optional.empty(), Optional.of("789"), Optional.of("1"));
    }

    @Test
    @Tag("rfc9111-4")
    void newestOfSeveralIsChosen() {
        StoredResponse old = stored(MINUTE, "Date", date(-20), "Vary", "Foo");
        StoredResponse recent = stored(MINUTE, "Date", date(-10), "Vary", "Bar");

        assertThat(Vary.choose(List.of(recent, old))).contains(recent);
        assertThat(Vary.choose(List.of(old, recent))).contains(recent);
        assertThat(Vary.choose(List.of())).isEmpty();
    }

    @Test
    void responseThatSaysWhatItDependsOnIsPreferred() {
        StoredResponse silent = stored(MINUTE, "Date", date(0));
        StoredResponse old = stored(MINUTE, "Date", date(-20), "Vary", "Foo");

        assertThat(Vary.choose(List.of(silent, old))).contains(old);
        assertThat(Vary.choose(List.of(silent))).contains(silent);
    }

    private static List<Optional<String>> selecting(String value) {
        Fields request = value == null ? Fields.EMPTY : Fields.of("Foo", value);
        return Vary.of(Fields.of("Vary", "Foo")).selecting(request);
    }
}
