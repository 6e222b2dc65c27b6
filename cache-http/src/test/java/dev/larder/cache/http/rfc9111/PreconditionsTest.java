package dev.larder.cache.http.rfc9111;

import static dev.larder.cache.http.rfc9111.Given.NOW;
import static dev.larder.cache.http.rfc9111.Given.date;
import static dev.larder.cache.http.rfc9111.Given.get;
import static dev.larder.cache.http.rfc9111.Given.method;
import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.cache.http.rfc9111.field.EntityTag;
import dev.larder.cache.http.rfc9111.field.Fields;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("rfc9110-13.2.2")
class PreconditionsTest {

    private static final Validators BOTH =
            new Validators(
                    Optional.of(new EntityTag(false, "b")),
                    Optional.of(NOW.minusSeconds(3_000)),
                    NOW);
    private static final Validators WEAK =
            new Validators(Optional.of(new EntityTag(true, "b")), Optional.empty(), NOW);
    private static final Validators DATED =
            new Validators(Optional.empty(), Optional.of(NOW.minusSeconds(3_000)), NOW);

    private static ConditionResult decide(ClientRequest request, int status, Validators known) {
        return Preconditions.decide(
                request, new Representation(status, Fields.EMPTY, known, 5, true), NOW);
    }

    private static ConditionResult decide(ClientRequest request, Validators known) {
        return decide(request, 200, known);
    }

    @ParameterizedTest
    @Tag("rfc9110-13.1.1")
    @ValueSource(strings = {"\"b\"", "\"a\", \"b\"", "*", "x, \"b\"", "W/\"b\", \"b\""})
    void requestForAVersionThatIsThereGoesOn(String ifMatch) {
        assertThat(decide(get("If-Match", ifMatch), BOTH)).isEqualTo(ConditionResult.UNCONDITIONAL);
        assertThat(decide(method("HEAD", "If-Match", ifMatch), BOTH))
                .isEqualTo(ConditionResult.UNCONDITIONAL);
    }

    @ParameterizedTest
    @Tag("rfc9110-13.1.1")
    @ValueSource(strings = {"\"a\"", "b", "", "\"B\"", "\"a,b\"", "W/\"b\""})
    void requestForAnotherVersionFails(String ifMatch) {
        assertThat(decide(get("If-Match", ifMatch), BOTH)).isEqualTo(ConditionResult.NO_MATCH);
    }

    @Test
    @Tag("rfc9110-13.1.1")
    @Tag("rfc9110-8.8.3.2")
    void weakTagsNeverMatchStrongly() {
        assertThat(decide(get("If-Match", "W/\"b\""), WEAK)).isEqualTo(ConditionResult.NO_MATCH);
        assertThat(decide(get("If-Match", "\"b\""), WEAK)).isEqualTo(ConditionResult.NO_MATCH);
        assertThat(decide(get("If-Match", "*"), WEAK)).isEqualTo(ConditionResult.UNCONDITIONAL);
    }

    @Test
    @Tag("rfc9110-13.1.1")
    void whatHasNoTagMatchesTheStarOnly() {
        assertThat(decide(get("If-Match", "\"b\""), DATED)).isEqualTo(ConditionResult.NO_MATCH);
        assertThat(decide(get("If-Match", "*"), DATED)).isEqualTo(ConditionResult.UNCONDITIONAL);
    }

    @ParameterizedTest
    @Tag("rfc9110-13.1.4")
    @CsvSource({"-3000, UNCONDITIONAL", "0, UNCONDITIONAL", "-3001, MODIFIED_SINCE"})
    void whatIsNewerThanTheDateFails(long since, ConditionResult result) {
        assertThat(decide(get("If-Unmodified-Since", date(since)), DATED)).isEqualTo(result);
    }

    @Test
    @Tag("rfc9110-13.1.4")
    void datesThatAreNoneOrSeveralAreIgnored() {
        for (String text : new String[] {"", "0", "junk", "Thu, 01 Jan 2026 11:10:00 UTC"}) {
            assertThat(decide(get("If-Unmodified-Since", text), DATED))
                    .as(text)
                    .isEqualTo(ConditionResult.UNCONDITIONAL);
        }
        String early = date(-9_000);
        assertThat(decide(get("If-Unmodified-Since", early, "If-Unmodified-Since", early), DATED))
                .isEqualTo(ConditionResult.UNCONDITIONAL);
    }

    @Test
    @Tag("rfc9110-13.1.4")
    void dateIsIgnoredWhereNoDateOfChangeIsKnown() {
        assertThat(decide(get("If-Unmodified-Since", date(-9_000)), WEAK))
                .isEqualTo(ConditionResult.UNCONDITIONAL);
    }

    @Test
    @Tag("rfc9110-13.1.4")
    void tagsGoBeforeTheDateOfChange() {
        String early = date(-9_000);
        assertThat(decide(get("If-Match", "\"b\"", "If-Unmodified-Since", early), BOTH))
                .isEqualTo(ConditionResult.UNCONDITIONAL);
        assertThat(decide(get("If-Match", "\"a\"", "If-Unmodified-Since", date(0)), BOTH))
                .isEqualTo(ConditionResult.NO_MATCH);
    }

    @Test
    void whatMustMatchGoesBeforeWhatMustNot() {
        assertThat(decide(get("If-Match", "\"a\"", "If-None-Match", "\"b\""), BOTH))
                .isEqualTo(ConditionResult.NO_MATCH);
        assertThat(decide(get("If-Match", "\"b\"", "If-None-Match", "\"b\""), BOTH))
                .isEqualTo(ConditionResult.NOT_MODIFIED);
        assertThat(decide(get("If-Unmodified-Since", date(-9_000), "If-None-Match", "*"), BOTH))
                .isEqualTo(ConditionResult.MODIFIED_SINCE);
        assertThat(decide(get("If-None-Match", "\"a\"", "If-Modified-Since", date(0)), BOTH))
                .isEqualTo(ConditionResult.MODIFIED);
    }

    @ParameterizedTest
    @Tag("rfc9110-13.2.1")
    @ValueSource(ints = {301, 304, 404, 412, 500})
    void conditionsOfWhatIsNoSuccessAreIgnored(int status) {
        assertThat(decide(get("If-Match", "\"a\""), status, BOTH))
                .isEqualTo(ConditionResult.UNCONDITIONAL);
        assertThat(decide(get("If-None-Match", "\"b\""), status, BOTH))
                .isEqualTo(ConditionResult.UNCONDITIONAL);
    }

    @Test
    @Tag("rfc9110-13.2.1")
    void everySuccessCanFail() {
        assertThat(decide(get("If-Match", "\"a\""), 203, BOTH)).isEqualTo(ConditionResult.NO_MATCH);
        assertThat(decide(get("If-Match", "\"a\""), 204, BOTH)).isEqualTo(ConditionResult.NO_MATCH);
    }

    @Test
    @Tag("rfc9110-13.2.1")
    void otherMethodsAreNotJudged() {
        assertThat(decide(method("POST", "If-Match", "\"a\""), BOTH))
                .isEqualTo(ConditionResult.UNCONDITIONAL);
    }

    @Test
    @Tag("rfc9111-4.3.2")
    void cacheLeavesToTheOriginWhatOnlyThatJudges() {
        Representation stored = new Representation(200, Fields.EMPTY, BOTH, 5, false);
        assertThat(Preconditions.decide(get("If-Match", "\"a\""), stored, NOW))
                .isEqualTo(ConditionResult.UNCONDITIONAL);
        assertThat(Preconditions.decide(get("If-Unmodified-Since", date(-9_000)), stored, NOW))
                .isEqualTo(ConditionResult.UNCONDITIONAL);
        assertThat(Preconditions.decide(get("If-None-Match", "\"b\""), stored, NOW))
                .isEqualTo(ConditionResult.NOT_MODIFIED);
    }

    @Test
    void everyResultSaysWhy() {
        for (ConditionResult result : ConditionResult.values()) {
            assertThat(result.text()).isNotBlank();
            assertThat(result.section()).matches("RFC \\d{4}, [0-9.]+");
        }
    }
}
