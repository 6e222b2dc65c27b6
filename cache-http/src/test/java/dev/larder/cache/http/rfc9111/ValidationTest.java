package dev.larder.cache.http.rfc9111;

import static dev.larder.cache.http.rfc9111.Given.NOW;
import static dev.larder.cache.http.rfc9111.Given.date;
import static dev.larder.cache.http.rfc9111.Given.get;
import static dev.larder.cache.http.rfc9111.Given.method;
import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.cache.http.rfc9111.Validation.Outcome;
import dev.larder.cache.http.rfc9111.field.EntityTag;
import dev.larder.cache.http.rfc9111.field.Field;
import dev.larder.cache.http.rfc9111.field.Fields;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("rfc9111-4.3.2")
class ValidationTest {

    private static final Validators TAGGED =
            new Validators(Optional.of(new EntityTag(false, "b")), Optional.empty(), NOW);
    private static final Validators WEAK =
            new Validators(Optional.of(new EntityTag(true, "b")), Optional.empty(), NOW);
    private static final Validators DATED =
            new Validators(Optional.empty(), Optional.of(NOW.minusSeconds(3_000)), NOW);

    @ParameterizedTest
    @Tag("rfc9110-13.1.2")
    @ValueSource(
            strings = {
                "\"b\"",
                "W/\"b\"",
                "\"a\", \"b\", \"c\"",
                "\"a\", W/\"b\"",
                "*",
                "x, \"b\""
            })
    void clientThatHasTheTagGetsNothingAgain(String ifNoneMatch) {
        assertNotModified(get("If-None-Match", ifNoneMatch), TAGGED);
        assertNotModified(get("If-None-Match", ifNoneMatch), WEAK);
        assertNotModified(method("HEAD", "If-None-Match", ifNoneMatch), TAGGED);
    }

    @ParameterizedTest
    @Tag("rfc9110-13.1.2")
    @ValueSource(strings = {"\"a\"", "b", "\"B\"", "", "\"a,b\"", "w/\"b\""})
    void clientThatHasAnotherTagGetsTheResponse(String ifNoneMatch) {
        assertModified(get("If-None-Match", ifNoneMatch), TAGGED);
    }

    @Test
    @Tag("rfc9110-13.1.2")
    void responseWithoutTagMatchesTheStarOnly() {
        assertModified(get("If-None-Match", "\"b\""), DATED);
        assertNotModified(get("If-None-Match", "*"), DATED);
    }

    @Test
    @Tag("rfc9110-13.1.3")
    @Tag("rfc9110-13.2.2")
    void tagGoesBeforeTheDate() {
        assertModified(get("If-None-Match", "\"a\"", "If-Modified-Since", date(0)), DATED);
        assertNotModified(get("If-None-Match", "\"b\"", "If-Modified-Since", date(-9_999)), TAGGED);
        assertModified(get("If-None-Match", "junk", "If-Modified-Since", date(0)), DATED);
    }

    @ParameterizedTest
    @Tag("rfc9110-13.1.3")
    @CsvSource({"-3000, true", "-2000, true", "-3001, false"})
    void dateIsComparedWithTheLastChange(long since, boolean notModified) {
        Outcome outcome = evaluate(get("If-Modified-Since", date(since)), DATED);

        assertThat(outcome).isEqualTo(notModified ? Outcome.NOT_MODIFIED : Outcome.MODIFIED);
    }

    @ParameterizedTest
    @CsvSource({"0, true", "10, true", "-1, false"})
    void dateOfTheResponseStandsForTheLastChange(long since, boolean notModified) {
        Outcome outcome = evaluate(get("If-Modified-Since", date(since)), TAGGED);

        assertThat(outcome).isEqualTo(notModified ? Outcome.NOT_MODIFIED : Outcome.MODIFIED);
    }

    @Test
    @Tag("rfc9110-5.6.7")
    void dateMayHaveItsOlderForm() {
        assertNotModified(get("If-Modified-Since", "Thursday, 01-Jan-26 11:10:00 GMT"), DATED);
    }

    @ParameterizedTest
    @Tag("rfc9110-13.1.3")
    @ValueSource(strings = {"", "foo", "0", "Thu, 01 Jan 2026 11:10:00 UTC"})
    void whatIsNoDateIsNoCondition(String since) {
        assertUnconditional(get("If-Modified-Since", since), DATED);
    }

    @Test
    @Tag("rfc9110-13.1.3")
    void twoDatesAreNoCondition() {
        assertUnconditional(get("If-Modified-Since", date(0), "If-Modified-Since", date(0)), DATED);
    }

    @ParameterizedTest
    @Tag("rfc9110-13.2.1")
    @ValueSource(ints = {203, 204, 301, 404, 500})
    void conditionsAreOfASuccessfulResponseOnly(int status) {
        assertThat(Validation.evaluate(get("If-None-Match", "*"), status, TAGGED, NOW))
                .isEqualTo(Outcome.UNCONDITIONAL);
    }

    @Test
    void partHasTheValidatorsOfTheWhole() {
        assertThat(Validation.evaluate(get("If-None-Match", "*"), 206, TAGGED, NOW))
                .isEqualTo(Outcome.NOT_MODIFIED);
    }

    @Test
    @Tag("rfc9110-13.1.3")
    void whatHasJustBeenMadeHasNoDateButThatOfItsChange() {
        Validators undated = new Validators(Optional.empty(), Optional.empty(), NOW).justMade();

        assertThat(
                        Validation.evaluate(
                                get("If-Modified-Since", date(1_000_000)), 200, undated, NOW))
                .isEqualTo(Outcome.MODIFIED);
        assertThat(DATED.justMade()).isEqualTo(DATED);
    }

    @Test
    @Tag("rfc9110-13.2.1")
    void conditionsAreOfRequestsThatGetOnly() {
        assertUnconditional(method("POST", "If-None-Match", "*"), TAGGED);
    }

    @Test
    void requestWithoutConditionGetsTheResponse() {
        assertUnconditional(get(), TAGGED);
        assertUnconditional(get("If-Match", "*", "If-Unmodified-Since", date(0)), TAGGED);
    }

    @Test
    @Tag("rfc9110-15.4.5")
    void notModifiedRepeatsWhatCachesNeed() {
        Fields fields =
                Fields.of(
                        "Date", date(0),
                        "ETag", "\"b\"",
                        "Vary", "A",
                        "Cache-Control", "max-age=60",
                        "Expires", date(60),
                        "Content-Location", "/x",
                        "CDN-Cache-Control", "max-age=1",
                        "Larder-Cache-Control", "max-age=2",
                        "Content-Type", "text/plain",
                        "Content-Encoding", "gzip",
                        "Content-Language", "en",
                        "Last-Modified", date(-9),
                        "Content-Length", "5",
                        "X-Other", "1");

        assertThat(Validation.notModified(fields))
                .extracting(Field::name)
                .containsExactly(
                        "Date",
                        "ETag",
                        "Vary",
                        "Cache-Control",
                        "Expires",
                        "Content-Location",
                        "CDN-Cache-Control",
                        "Larder-Cache-Control");
    }

    @Test
    @Tag("rfc9110-15.4.5")
    void notModifiedRepeatsTheDateOfChangeWhereThereIsNoTag() {
        assertThat(Validation.notModified(Fields.of("Last-Modified", date(-9), "A", "1")))
                .containsExactly(new Field("Last-Modified", date(-9)));
    }

    private static void assertNotModified(ClientRequest request, Validators validators) {
        assertThat(evaluate(request, validators)).isEqualTo(Outcome.NOT_MODIFIED);
    }

    private static void assertModified(ClientRequest request, Validators validators) {
        assertThat(evaluate(request, validators)).isEqualTo(Outcome.MODIFIED);
    }

    private static void assertUnconditional(ClientRequest request, Validators validators) {
        assertThat(evaluate(request, validators)).isEqualTo(Outcome.UNCONDITIONAL);
    }

    private static Outcome evaluate(ClientRequest request, Validators validators) {
        return Validation.evaluate(request, 200, validators, NOW);
    }
}
