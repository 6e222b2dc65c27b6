package dev.larder.cache.http.rfc9111;

import static dev.larder.cache.http.rfc9111.Given.NOW;
import static dev.larder.cache.http.rfc9111.Given.date;
import static dev.larder.cache.http.rfc9111.Given.get;
import static dev.larder.cache.http.rfc9111.Given.method;
import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.cache.http.rfc9111.RangeDecision.Verdict;
import dev.larder.cache.http.rfc9111.field.ByteRange;
import dev.larder.cache.http.rfc9111.field.EntityTag;
import dev.larder.cache.http.rfc9111.field.Fields;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("rfc9110-14.2")
class RangePolicyTest {

    private static final Validators STRONG =
            new Validators(
                    Optional.of(new EntityTag(false, "b")),
                    Optional.of(NOW.minusSeconds(3_000)),
                    NOW);
    private static final Validators WEAK =
            new Validators(Optional.of(new EntityTag(true, "b")), Optional.empty(), NOW);

    private static Representation of(long length, Validators validators, String... fields) {
        return new Representation(200, Fields.of(fields), validators, length, true);
    }

    private static RangeDecision decide(ClientRequest request, Representation selected) {
        return RangePolicy.decide(request, selected, NOW);
    }

    private static void assertWhole(
            RangeReason reason, ClientRequest request, Representation selected) {
        RangeDecision decision = decide(request, selected);
        assertThat(decision.verdict()).isEqualTo(Verdict.WHOLE);
        assertThat(decision.reason()).isEqualTo(reason);
        assertThat(decision.ranges()).isEmpty();
    }

    private static void assertPartial(ClientRequest request, Representation selected) {
        assertThat(decide(request, selected).verdict()).isEqualTo(Verdict.PARTIAL);
    }

    @Test
    void rangeIsGiven() {
        RangeDecision decision = decide(get("Range", "bytes=2-5"), of(10, STRONG));

        assertThat(decision.verdict()).isEqualTo(Verdict.PARTIAL);
        assertThat(decision.ranges()).containsExactly(new ByteRange(2, 5));
    }

    @Test
    void rangeOfAllBytesIsARange() {
        assertThat(decide(get("Range", "bytes=0-"), of(10, STRONG)).ranges())
                .containsExactly(new ByteRange(0, 9));
    }

    @Test
    void requestWithoutRangeGetsTheWhole() {
        assertWhole(RangeReason.NO_RANGE, get(), of(10, STRONG));
        assertWhole(RangeReason.NO_RANGE, get("If-Range", "\"b\""), of(10, STRONG));
        assertWhole(RangeReason.NO_RANGE, get("Range", "items=0-1"), of(10, STRONG));
        assertWhole(RangeReason.NO_RANGE, get("Range", "bytes=9-1"), of(10, STRONG));
    }

    @Test
    void onlyGetHasRanges() {
        assertWhole(RangeReason.METHOD, method("HEAD", "Range", "bytes=0-1"), of(10, STRONG));
    }

    @ParameterizedTest
    @ValueSource(ints = {203, 204, 301, 404, 500})
    void onlyOkHasRanges(int status) {
        assertWhole(
                RangeReason.STATUS,
                get("Range", "bytes=0-1"),
                new Representation(status, Fields.EMPTY, STRONG, 10, true));
    }

    @Test
    @Tag("rfc9110-14.3")
    void responseCanRefuseRanges() {
        assertWhole(
                RangeReason.REFUSED,
                get("Range", "bytes=0-1"),
                of(10, STRONG, "Accept-Ranges", "None"));
        assertPartial(get("Range", "bytes=0-1"), of(10, STRONG, "Accept-Ranges", "bytes"));
    }

    @ParameterizedTest
    @Tag("rfc9110-15.5.17")
    @ValueSource(strings = {"bytes=10-", "bytes=10-20", "bytes=-0", "bytes=10-11,20-"})
    void rangesBeyondTheContentAreNotSatisfiable(String range) {
        RangeDecision decision = decide(get("Range", range), of(10, STRONG));

        assertThat(decision.verdict()).isEqualTo(Verdict.UNSATISFIABLE);
        assertThat(decision.ranges()).isEmpty();
    }

    @Test
    @Tag("rfc9110-14.1.2")
    void emptyContentHasNoRanges() {
        assertThat(decide(get("Range", "bytes=0-"), of(0, STRONG)).verdict())
                .isEqualTo(Verdict.UNSATISFIABLE);
        assertWhole(RangeReason.EMPTY, get("Range", "bytes=-1"), of(0, STRONG));
    }

    @Test
    @Tag("rfc9110-15.3.7.2")
    void oneRangeThatIsLeftIsASingleOne() {
        assertThat(decide(get("Range", "bytes=2-3,50-60"), of(10, STRONG)).ranges())
                .containsExactly(new ByteRange(2, 3));
    }

    @Test
    void severalRangesAreGivenInTheirOrder() {
        assertThat(decide(get("Range", "bytes=900-999,0-99,-50"), of(2_000, STRONG)).ranges())
                .containsExactly(
                        new ByteRange(900, 999), new ByteRange(0, 99), new ByteRange(1950, 1999));
    }

    @Test
    @Tag("rfc9110-17.15")
    void whatWouldCostMoreThanTheWholeGetsTheWhole() {
        assertWhole(RangeReason.OVERLAPPING, get("Range", "bytes=0-100,50-"), of(100_000, STRONG));
        assertWhole(RangeReason.NO_GAIN, get("Range", "bytes=0-0,2-2,4-4"), of(200, STRONG));
        assertWhole(RangeReason.NO_GAIN, get("Range", "bytes=0-499,501-"), of(1_000, STRONG));
        assertWhole(
                RangeReason.CODED,
                get("Range", "bytes=0-9,20-29"),
                of(100_000, STRONG, "Content-Encoding", "gzip"));
    }

    @ParameterizedTest
    @Tag("rfc9110-17.15")
    @CsvSource({"16, PARTIAL", "17, WHOLE", "400, WHOLE"})
    void numberOfPartsIsBounded(int count, Verdict verdict) {
        String ranges =
                IntStream.range(0, count)
                        .mapToObj(i -> (100 * i) + "-" + (100 * i + 9))
                        .collect(Collectors.joining(","));
        assertThat(decide(get("Range", "bytes=" + ranges), of(100_000, STRONG)).verdict())
                .isEqualTo(verdict);
    }

    @Test
    @Tag("rfc9110-13.1.5")
    void ifRangeWithTheTagThatIsThereGetsTheRange() {
        assertPartial(get("Range", "bytes=0-1", "If-Range", "\"b\""), of(10, STRONG));
    }

    @ParameterizedTest
    @Tag("rfc9110-13.1.5")
    @ValueSource(strings = {"\"a\"", "W/\"b\"", "b", "", "*", "\"a\", \"b\"", "\"b", "junk"})
    void ifRangeWithAnythingElseGetsTheWhole(String ifRange) {
        assertWhole(
                RangeReason.OTHER_VERSION,
                get("Range", "bytes=0-1", "If-Range", ifRange),
                of(10, STRONG));
    }

    @Test
    @Tag("rfc9110-13.1.5")
    void weakTagsNeverMatchIfRange() {
        for (String tag : new String[] {"\"b\"", "W/\"b\""}) {
            assertWhole(
                    RangeReason.OTHER_VERSION,
                    get("Range", "bytes=0-1", "If-Range", tag),
                    of(10, WEAK));
        }
    }

    @Test
    @Tag("rfc9110-13.1.5")
    void ifRangeThatIsThereTwiceGetsTheWhole() {
        assertWhole(
                RangeReason.OTHER_VERSION,
                get("Range", "bytes=0-1", "If-Range", "\"b\"", "If-Range", "\"b\""),
                of(10, STRONG));
    }

    @Test
    @Tag("rfc9110-13.1.5")
    void ifRangeFailsEvenForARangeThatIsBeyond() {
        assertWhole(
                RangeReason.OTHER_VERSION,
                get("Range", "bytes=50-", "If-Range", "\"a\""),
                of(10, STRONG));
    }

    @ParameterizedTest
    @Tag("rfc9110-13.1.5")
    @CsvSource({"-3000, true", "-2999, false", "-3001, false", "0, false"})
    void ifRangeWithADateHasToNameTheVeryChange(long date, boolean partial) {
        assertThat(
                        decide(get("Range", "bytes=0-1", "If-Range", date(date)), of(10, STRONG))
                                .verdict())
                .isEqualTo(partial ? Verdict.PARTIAL : Verdict.WHOLE);
    }

    @ParameterizedTest
    @Tag("rfc9110-8.8.2.2")
    @CsvSource({"0, false", "1, true"})
    void dateIsStrongOnlyASecondAfterTheChange(long later, boolean partial) {
        Validators fresh =
                new Validators(Optional.empty(), Optional.of(NOW), NOW.plusSeconds(later));

        assertThat(decide(get("Range", "bytes=0-1", "If-Range", date(0)), of(10, fresh)).verdict())
                .isEqualTo(partial ? Verdict.PARTIAL : Verdict.WHOLE);
    }

    @Test
    @Tag("rfc9110-13.1.5")
    void ifRangeWithADateFailsWhereNoDateOfChangeIsKnown() {
        assertWhole(
                RangeReason.OTHER_VERSION,
                get("Range", "bytes=0-1", "If-Range", date(0)),
                of(10, WEAK));
    }

    @Test
    @Tag("rfc9111-4.3.2")
    void rangeThatAConditionOfTheOriginGuardsIsNotGivenByACache() {
        Representation stored = new Representation(200, Fields.EMPTY, STRONG, 10, false);
        assertWhole(RangeReason.CONDITION, get("Range", "bytes=0-1", "If-Match", "\"a\""), stored);
        assertWhole(
                RangeReason.CONDITION,
                get("Range", "bytes=0-1", "If-Unmodified-Since", date(0)),
                stored);
        assertPartial(get("Range", "bytes=0-1"), stored);
        assertPartial(get("Range", "bytes=0-1", "If-Match", "\"b\""), of(10, STRONG));
    }

    @Test
    void everyReasonHasItsSection() {
        for (RangeReason reason : RangeReason.values()) {
            assertThat(reason.text()).isNotBlank();
            assertThat(reason.section()).matches("RFC \\d{4}, [0-9.]+");
        }
    }
}
