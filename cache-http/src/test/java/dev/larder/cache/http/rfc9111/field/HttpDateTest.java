package dev.larder.cache.http.rfc9111.field;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("rfc9110-5.6.7")
class HttpDateTest {

    private static final Instant NOW = Instant.parse("2026-05-01T00:00:00Z");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Sun, 06 Nov 1994 08:49:37 GMT",
                "Sunday, 06-Nov-94 08:49:37 GMT",
                "Sun Nov  6 08:49:37 1994"
            })
    void allThreeFormsAreRead(String text) {
        assertDate(text, "1994-11-06T08:49:37Z");
    }

    @Test
    void ansiDateMayHaveTwoDigitsOfDay() {
        assertDate("Wed Nov 16 08:49:37 1994", "1994-11-16T08:49:37Z");
    }

    @ParameterizedTest
    @Tag("rfc9111-4.2")
    @ValueSource(
            strings = {
                "THU, 18 Aug 2050 02:01:18 GMT",
                "Thu, 18 AUG 2050 02:01:18 GMT",
                "thu, 18 aug 2050 02:01:18 gMT"
            })
    void letterCaseDoesNotMatter(String text) {
        assertDate(text, "2050-08-18T02:01:18Z");
    }

    @ParameterizedTest
    @CsvSource({
        "'Sunday, 06-Nov-76 08:49:37 GMT', 2076-11-06T08:49:37Z",
        "'Sunday, 06-Nov-77 08:49:37 GMT', 1977-11-06T08:49:37Z",
        "'Sunday, 06-Nov-00 08:49:37 GMT', 2000-11-06T08:49:37Z"
    })
    void yearOfTwoDigitsIsAtMostFiftyYearsAhead(String text, String time) {
        assertDate(text, time);
    }

    @Test
    void yearOfTwoDigitsMayBeInTheNextCentury() {
        assertThat(
                        HttpDate.parse(
                                "Sunday, 06-Nov-10 08:49:37 GMT",
                                Instant.parse("2090-01-01T00:00:00Z")))
                .contains(Instant.parse("2110-11-06T08:49:37Z"));
    }

    @Test
    void leapSecondIsNotLaterThanItSays() {
        assertDate("Sat, 31 Dec 2016 23:59:60 GMT", "2016-12-31T23:59:59Z");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0",
                "-1",
                "Thu, 18 Aug 2050 02:01:18 UTC",
                "Thu, 18 Aug 2050 02:01:18 AEST",
                "Thu, 18 Aug 2050 02:01:18 +0000",
                "Thu, 18 Aug 2050 02:01:18",
                "Thu, 18 Aug 50 02:01:18 GMT",
                "Thu 18 Aug 2050 02:01:18 GMT",
                "Thu, 18  Aug  2050 02:01:18 GMT",
                "Thu, 18-Aug-2050 02:01:18 GMT",
                "Thu, 18 Aug 2050 02.01.18 GMT",
                "Thu, 18 Aug 2050 2:01:18 GMT",
                "Thu, 8 Aug 2050 02:01:18 GMT",
                "Foo, 18 Aug 2050 02:01:18 GMT",
                "Thu, 18 Foo 2050 02:01:18 GMT",
                "Thu, 31 Feb 2050 02:01:18 GMT",
                "Thu, 00 Aug 2050 02:01:18 GMT",
                "Thu, 18 Aug 2050 24:00:00 GMT",
                "Thu, 18 Aug 2050 02:60:18 GMT",
                "Thu, 18 Aug 2050 02:01:61 GMT",
                "Thu, 18 Aug 2050 02:01:18 GMT, Thu, 18 Aug 2050 02:01:18 GMT",
                "Thu, 18 Aug ２０５０ 02:01:18 GMT",
                "2050-08-18T02:01:18Z"
            })
    void whatTheGrammarRefusesIsNoDate(String text) {
        assertThat(HttpDate.parse(text, NOW)).isEmpty();
    }

    @Test
    void datesAreWrittenInThePreferredForm() {
        assertThat(HttpDate.format(Instant.parse("1994-11-06T08:49:37.999Z")))
                .isEqualTo("Sun, 06 Nov 1994 08:49:37 GMT");
    }

    private static void assertDate(String text, String time) {
        assertThat(HttpDate.parse(text, NOW)).contains(Instant.parse(time));
    }
}
