package dev.larder.cache.http.rfc9111;

import static dev.larder.cache.http.rfc9111.Given.NOW;
import static dev.larder.cache.http.rfc9111.Given.date;
import static dev.larder.cache.http.rfc9111.Given.stored;
import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.cache.http.rfc9111.Revalidation.OfHead;
import dev.larder.cache.http.rfc9111.field.Fields;
import dev.larder.cache.http.rfc9111.field.ResponseDirectives;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How an origin is asked whether a stored response still holds, and what its answer means. */
class RevalidationTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final String MODIFIED = "Wed, 01 Jan 2025 00:00:00 GMT";
    private static final String LATER = "Thu, 02 Jan 2025 00:00:00 GMT";

    @Test
    @Tag("rfc9111-4.3.1")
    void originIsAskedWithTheValidatorsThatItSentItself() {
        StoredResponse both = stored(MINUTE, "ETag", "W/\"a\"", "Last-Modified", MODIFIED);

        assertThat(Revalidation.conditions(both))
                .isEqualTo(Fields.of("If-None-Match", "W/\"a\"", "If-Modified-Since", MODIFIED));
        assertThat(Revalidation.conditions(stored(MINUTE, "ETag", "\"a\"")))
                .isEqualTo(Fields.of("If-None-Match", "\"a\""));
        assertThat(Revalidation.conditions(stored(MINUTE, "Last-Modified", MODIFIED)))
                .isEqualTo(Fields.of("If-Modified-Since", MODIFIED));
    }

    @Test
    @Tag("rfc9111-4.3.1")
    void originIsNeverAskedWithWhatIsNoValidator() {
        assertThat(Revalidation.conditions(stored(MINUTE)).size()).isZero();
        assertThat(
                        Revalidation.conditions(
                                        stored(MINUTE, "ETag", "a", "Last-Modified", "yesterday"))
                                .size())
                .isZero();
    }

    @ParameterizedTest
    @Tag("rfc9111-4.3.4")
    @CsvSource({
        "'\"a\"', '\"a\"', true",
        "'\"a\"', '\"b\"', false",
        "'\"a\"', 'W/\"a\"', true",
        "'W/\"a\"', 'W/\"a\"', true",
        "'W/\"a\"', '\"a\"', false",
        "'W/\"a\"', 'W/\"b\"', false"
    })
    void notModifiedIsAboutTheResponseWithItsTag(String own, String stated, boolean same) {
        assertThat(
                        Revalidation.isAbout(
                                stored(MINUTE, "ETag", own), Fields.of("ETag", stated), NOW))
                .isEqualTo(same);
    }

    @Test
    @Tag("rfc9111-4.3.4")
    void notModifiedWithoutATagIsAboutTheResponseWithItsDate() {
        StoredResponse dated = stored(MINUTE, "ETag", "\"a\"", "Last-Modified", MODIFIED);

        assertThat(Revalidation.isAbout(dated, Fields.of("Last-Modified", MODIFIED), NOW)).isTrue();
        assertThat(Revalidation.isAbout(dated, Fields.of("Last-Modified", LATER), NOW)).isFalse();
        assertThat(Revalidation.isAbout(dated, Fields.EMPTY, NOW)).isTrue();
    }

    @Test
    @Tag("rfc9111-3.2")
    void fieldsOfTheNotModifiedTakeThePlaceOfTheStoredOnes() {
        StoredResponse stored =
                stored(MINUTE, "X-A", "1", "X-B", "1", "X-B", "2", "Date", date(-60));

        assertThat(freshened(stored, "Date", date(0), "x-b", "3", "X-C", "4", "X-C", "5"))
                .isEqualTo(
                        Fields.of("X-A", "1", "x-b", "3", "Date", date(0), "X-C", "4", "X-C", "5"));
    }

    @ParameterizedTest
    @Tag("rfc9111-3.2")
    @ValueSource(
            strings = {
                "Content-Length",
                "Content-Encoding",
                "Content-Range",
                "Transfer-Encoding",
                "Keep-Alive",
                "Upgrade",
                "Proxy-Authenticate",
                "X-Hop",
                "X-Private"
            })
    void whatBelongsToTheBytesOrTheConnectionIsNotRenewed(String name) {
        StoredResponse stored = stored(MINUTE, name, "old", "Date", date(-60));
        Fields fields =
                freshened(
                        stored,
                        name,
                        "new",
                        "Connection",
                        "X-Hop",
                        "Cache-Control",
                        "private=\"X-Private\"");

        assertThat(fields.values(name)).containsExactly("old");
    }

    @Test
    @Tag("rfc9110-6.6.1")
    void notModifiedWithoutADateIsOfNow() {
        StoredResponse stored = stored(MINUTE, "Date", date(-60));

        assertThat(freshened(stored).first("Date")).contains(date(0));
        assertThat(freshened(stored, "Date", "now").first("Date")).contains(date(0));
    }

    @ParameterizedTest
    @Tag("rfc9111-4.3.5")
    @CsvSource({
        "'\"a\"', 5, 200, SAME",
        "'\"b\"', 5, 200, OTHER",
        "'\"a\"', 6, 200, OTHER",
        "'\"b\"', 5, 404, NOTHING"
    })
    void headTellsWhetherTheStoredResponseHolds(String tag, int length, int status, OfHead says) {
        StoredResponse stored = stored(MINUTE, "ETag", "\"a\"");
        Fields head = Fields.of("ETag", tag, "Content-Length", Integer.toString(length));

        assertThat(Revalidation.head(stored, status, head, NOW)).isEqualTo(says);
    }

    @Test
    @Tag("rfc9111-4.3.5")
    void headThatSaysNothingOfItsVersionIsOfTheSame() {
        StoredResponse stored = stored(MINUTE, "ETag", "\"a\"", "Last-Modified", MODIFIED);

        assertThat(Revalidation.head(stored, 200, Fields.EMPTY, NOW)).isEqualTo(OfHead.SAME);
        assertThat(Revalidation.head(stored, 200, Fields.of("Last-Modified", LATER), NOW))
                .isEqualTo(OfHead.OTHER);
    }

    @Test
    @Tag("rfc9111-4.3.5")
    void headWithAValidatorThatIsNotStoredIsOfAnother() {
        StoredResponse stored = stored(MINUTE, "Last-Modified", MODIFIED);

        assertThat(Revalidation.head(stored, 200, Fields.of("ETag", "\"b\""), NOW))
                .isEqualTo(OfHead.OTHER);
    }

    @Test
    @Tag("rfc9111-4.3.5")
    void headWithAVersionIsNotAboutWhatHasNone() {
        for (String[] version : new String[][] {{"ETag", "\"a\""}, {"Last-Modified", MODIFIED}}) {
            assertThat(Revalidation.head(stored(MINUTE), 200, Fields.of(version), NOW))
                    .isEqualTo(OfHead.OTHER);
        }
    }

    @Test
    @Tag("rfc9111-4.3.5")
    void headSaysNothingOfAStoredError() {
        StoredResponse gone =
                new StoredResponse(
                        ResponseHead.of(404, Fields.EMPTY, List.of()),
                        new byte[0],
                        new Freshness(NOW, Duration.ZERO, MINUTE),
                        Optional.empty());

        assertThat(Revalidation.head(gone, 200, Fields.of("ETag", "\"a\""), NOW))
                .isEqualTo(OfHead.NOTHING);
    }

    @Test
    @Tag("rfc9111-3.1")
    void fieldsOfOneClientAreCookiesAndWhatIsNamed() {
        Fields renewing =
                Fields.of(
                        "ETag", "\"a\"",
                        "Set-Cookie", "a=b",
                        "X-Mine", "1",
                        "X-Also", "2",
                        "X-All", "3",
                        "Connection", "X-Also",
                        "Cache-Control", "private=\"X-Mine, X-Also\"");

        assertThat(Revalidation.ofItsClient(renewing, ResponseDirectives.of(renewing, List.of())))
                .isEqualTo(Fields.of("Set-Cookie", "a=b", "X-Mine", "1"));
    }

    @Test
    @Tag("rfc9110-13.1.2")
    void postIsNeverConditional() {
        assertThat(Revalidation.mayBeConditional("POST")).isFalse();
        assertThat(Revalidation.mayBeConditional("GET")).isTrue();
        assertThat(Revalidation.mayBeConditional("HEAD")).isTrue();
        assertThat(Revalidation.mayBeConditional("QUERY")).isTrue();
    }

    private static Fields freshened(StoredResponse stored, String... renewing) {
        Fields fields = Fields.of(renewing);
        return Revalidation.freshened(
                stored, fields, ResponseDirectives.of(fields, List.of()), NOW);
    }
}
