package dev.larder.cache.http.rfc9111;

import static dev.larder.cache.http.rfc9111.Given.NOW;
import static dev.larder.cache.http.rfc9111.Given.TARGETED;
import static dev.larder.cache.http.rfc9111.Given.get;
import static dev.larder.cache.http.rfc9111.Given.method;
import static dev.larder.cache.http.rfc9111.Given.path;
import static dev.larder.cache.http.rfc9111.Given.response;
import static dev.larder.cache.http.rfc9111.Given.route;
import static dev.larder.cache.http.rfc9111.Given.rules;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.cache.http.rfc9111.ReuseDecision.Verdict;
import dev.larder.cache.http.rfc9111.ReuseRules.Stale;
import dev.larder.cache.http.rfc9111.field.Fields;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Responses that have some of the bytes of a representation only. */
@Tag("rfc9111-3.3")
class PartsTest {

    private static final String WHOLE = "0123456789";
    private static final ReusePolicy REUSE =
            new ReusePolicy(
                    new ReuseRules(
                            StoreRules.METHODS,
                            Sharing.AUTO,
                            true,
                            ReuseRules.Stale.AS_RESPONSE_SAYS));

    private static ResponseHead head(int status, String... fields) {
        return ResponseHead.of(status, Fields.of(fields), TARGETED);
    }

    private static StoredResponse stored(ResponseHead head, String body) {
        return new StoredResponse(
                head,
                body.getBytes(UTF_8),
                new Freshness(NOW, Duration.ZERO, Duration.ofMinutes(1)),
                Optional.empty());
    }

    private static StoredResponse part(int first, int last) {
        return stored(headOf(first, last, "\"b\""), WHOLE.substring(first, last + 1));
    }

    private static ResponseHead headOf(int first, int last, String tag) {
        return head(206, "ETag", tag, "Content-Range", "bytes " + first + "-" + last + "/10");
    }

    private static ReuseDecision decide(ClientRequest request, StoredResponse stored) {
        return REUSE.decide(request, stored, NOW);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=2-6", "bytes=3-4", "bytes=2-2", "bytes=3-4,20-", "bytes=10-"})
    void whoAsksForWhatIsInThePartGetsIt(String range) {
        assertThat(decide(get("Range", range), part(2, 6)).verdict()).isEqualTo(Verdict.REUSE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=1-3", "bytes=5-7", "bytes=3-", "bytes=-4", "bytes=x", "a=2-3"})
    void whoAsksForMoreIsForwarded(String range) {
        ReuseDecision decision = decide(get("Range", range), part(2, 6));

        assertThat(decision.verdict()).isEqualTo(Verdict.FORWARD);
        assertThat(decision.reason()).isEqualTo(ReuseReason.NOT_IN_PART);
        assertThat(decision.reason().forward()).contains("partial");
    }

    @Test
    void endOfTheWholeIsKnown() {
        for (String range : new String[] {"bytes=7-", "bytes=-3", "bytes=6-99"}) {
            assertThat(decide(get("Range", range), part(6, 9)).verdict()).isEqualTo(Verdict.REUSE);
        }
    }

    @Test
    void otherRequestsAreForwarded() {
        for (ClientRequest request :
                new ClientRequest[] {
                    get(),
                    get("If-None-Match", "\"b\""),
                    method("HEAD", "Range", "bytes=2-3"),
                    get("Range", "bytes=2-3", "If-Range", "\"a\""),
                    get("Range", "bytes=2-3", "If-Match", "\"b\"")
                }) {
            assertThat(decide(request, part(2, 6)).verdict()).isEqualTo(Verdict.FORWARD);
        }
        assertThat(decide(get("Range", "bytes=2-3", "If-Range", "\"b\""), part(2, 6)).verdict())
                .isEqualTo(Verdict.REUSE);
    }

    @Test
    void stalePartIsAskedForAgainAndNotValidated() {
        assertThat(
                        REUSE.decide(get("Range", "bytes=2-3"), part(2, 6), NOW.plusSeconds(61))
                                .verdict())
                .isEqualTo(Verdict.FORWARD);
    }

    @Test
    void partThatSaysNothingOfItsBytesAnswersNobody() {
        StoredResponse lying = stored(headOf(2, 6, "\"b\""), "xx");
        assertThat(decide(get("Range", "bytes=2-3"), lying).verdict()).isEqualTo(Verdict.FORWARD);
        assertThat(decide(get("Range", "bytes=20-"), lying).verdict()).isEqualTo(Verdict.FORWARD);
    }

    @ParameterizedTest
    @CsvSource({
        "bytes 2-6/10, max-age=60, STORE",
        "bytes 2-6/10, '', DO_NOT_STORE",
        "bytes 2-6/10, no-store, DO_NOT_STORE",
        "bytes 2-6/10, max-age=0, DO_NOT_STORE",
        "bytes 2-6/*, max-age=60, DO_NOT_STORE",
        "bytes 2-7/10, max-age=60, DO_NOT_STORE",
        "bytes 2-5/10, max-age=60, DO_NOT_STORE",
        "junk, max-age=60, DO_NOT_STORE",
        "bytes */10, max-age=60, DO_NOT_STORE"
    })
    void partIsStoredIfItSaysWhichItIsAndHowLongItIsFresh(
            String contentRange, String cacheControl, StoreDecision.Verdict verdict) {
        for (LifetimeRules lifetimes :
                new LifetimeRules[] {path(), route(), route(Duration.ofMinutes(1))}) {
            StoreDecision decision =
                    new StorePolicy(rules(lifetimes))
                            .decide(
                                    get("Range", "bytes=2-6"),
                                    response(
                                            206,
                                            "ETag",
                                            "\"b\"",
                                            "Content-Range",
                                            contentRange,
                                            "Cache-Control",
                                            cacheControl));
            assertThat(decision.verdict()).isEqualTo(verdict);
        }
    }

    @Test
    void partThatNobodyAskedForIsNotStored() {
        OriginResponse part =
                response(206, "Content-Range", "bytes 2-6/10", "Cache-Control", "max-age=60");
        StorePolicy policy = new StorePolicy(rules(path()));

        assertThat(policy.decide(get(), part).reason()).isEqualTo(StoreReason.STATUS);
        assertThat(policy.decide(method("HEAD", "Range", "bytes=2-6"), part).reason())
                .isEqualTo(StoreReason.STATUS);
    }

    @Test
    @Tag("rfc9110-15.3.7")
    void partForAClientThatHasItsFieldsIsNotStored() {
        OriginResponse part =
                response(206, "Content-Range", "bytes 2-6/10", "Cache-Control", "max-age=60");
        ClientRequest request = get("Range", "bytes=2-6", "If-Range", "\"b\"");

        assertThat(new StorePolicy(rules(path())).decide(request, part).reason())
                .isEqualTo(StoreReason.STATUS);
    }

    @Test
    @Tag("rfc9110-15.3.7.2")
    void severalPartsAreNoPartWhateverTheyState() {
        Fields fields =
                Fields.of(
                        "Content-Range",
                        "bytes 2-6/10",
                        "Content-Type",
                        "Multipart/ByteRanges; boundary=b");

        assertThat(Part.of(206, fields, 5)).isEmpty();
    }

    @Test
    @Tag("rfc9111-4.2.4")
    void stalePartStandsInOnlyForWhatItHas() {
        ReusePolicy policy =
                new ReusePolicy(
                        new ReuseRules(
                                StoreRules.METHODS,
                                Sharing.AUTO,
                                true,
                                new Stale(Optional.empty(), Optional.empty(), true)));
        Instant later = NOW.plusSeconds(61);

        assertThat(policy.afterError(get("Range", "bytes=3-4"), part(2, 6), later)).isPresent();
        for (ClientRequest request :
                new ClientRequest[] {
                    get(), get("Range", "bytes=5-8"), method("HEAD"), get("Range", "bytes=0-1")
                }) {
            assertThat(policy.afterError(request, part(2, 6), later)).isEmpty();
        }
    }

    @Test
    void partThatIsAllThereIsIsTheWhole() {
        byte[] body = WHOLE.getBytes(UTF_8);
        Combination whole = Combination.alone(headOf(0, 9, "W/\"b\""), body);

        assertThat(whole.head().status()).isEqualTo(200);
        assertThat(whole.head().fields().contains("Content-Range")).isFalse();
        assertThat(whole.body()).isEqualTo(body);
        assertThat(Combination.alone(headOf(0, 4, "\"b\""), new byte[5]).head().status())
                .isEqualTo(206);
    }

    @Test
    void loadOfARangeIsNotShared() {
        assertThat(REUSE.mayShareLoad(get("Range", "bytes=0-1"))).isFalse();
        assertThat(REUSE.mayShareLoad(get())).isTrue();
    }

    @ParameterizedTest
    @Tag("rfc9111-3.4")
    @Tag("rfc9110-15.3.7.3")
    @CsvSource({"0, 1, 0, 6", "7, 8, 2, 8", "1, 3, 1, 6", "4, 8, 2, 8", "3, 4, 2, 6", "1, 8, 1, 8"})
    void partsThatTouchAreCombined(int first, int last, int from, int to) {
        Combination both =
                Combination.of(
                                part(2, 6),
                                headOf(first, last, "\"b\""),
                                WHOLE.substring(first, last + 1).getBytes(UTF_8))
                        .orElseThrow();

        assertThat(new String(both.body(), UTF_8)).isEqualTo(WHOLE.substring(from, to + 1));
        assertThat(both.head().status()).isEqualTo(206);
        assertThat(both.head().fields().values("Content-Range"))
                .containsExactly("bytes " + from + "-" + to + "/10");
    }

    @Test
    @Tag("rfc9111-3.4")
    @Tag("rfc9110-15.3.7.3")
    void partsThatMakeTheWholeAreTheWhole() {
        Combination both =
                Combination.of(part(0, 4), headOf(5, 9, "\"b\""), "56789".getBytes(UTF_8))
                        .orElseThrow();

        assertThat(both.head().status()).isEqualTo(200);
        assertThat(both.head().fields().contains("Content-Range")).isFalse();
        assertThat(new String(both.body(), UTF_8)).isEqualTo(WHOLE);
    }

    @Test
    @Tag("rfc9111-3.4")
    void partOfWhatIsStoredWholeKeepsIt() {
        Combination both =
                Combination.of(
                                stored(head(200, "ETag", "\"b\"", "X-Old", "1"), WHOLE),
                                headOf(5, 9, "\"b\""),
                                "56789".getBytes(UTF_8))
                        .orElseThrow();

        assertThat(both.head().status()).isEqualTo(200);
        assertThat(new String(both.body(), UTF_8)).isEqualTo(WHOLE);
    }

    @Test
    @Tag("rfc9111-3.4")
    @Tag("rfc9111-3.2")
    void newFieldsGoBeforeStoredOnes() {
        StoredResponse stored =
                stored(
                        head(
                                206,
                                "ETag",
                                "\"b\"",
                                "Content-Range",
                                "bytes 0-1/10",
                                "X-Old",
                                "1",
                                "X-Both",
                                "old",
                                "X-Both",
                                "older"),
                        "01");
        ResponseHead more =
                head(
                        206,
                        "ETag",
                        "\"b\"",
                        "Content-Range",
                        "bytes 2-3/10",
                        "X-Both",
                        "new",
                        "X-New",
                        "1");
        Fields fields =
                Combination.of(stored, more, "23".getBytes(UTF_8)).orElseThrow().head().fields();

        assertThat(fields.values("X-Old")).containsExactly("1");
        assertThat(fields.values("X-Both")).containsExactly("new");
        assertThat(fields.values("X-New")).containsExactly("1");
        assertThat(fields.values("ETag")).containsExactly("\"b\"");
    }

    @ParameterizedTest
    @Tag("rfc9111-3.4")
    @CsvSource({
        "'\"a\"', 7, 8, 10",
        "'W/\"b\"', 7, 8, 10",
        "'\"b\"', 8, 9, 10",
        "'\"b\"', 7, 8, 11",
        "none, 7, 8, 10"
    })
    void othersAreNotCombined(String tag, int first, int last, int complete) {
        ResponseHead more =
                head(
                        206,
                        "ETag",
                        tag,
                        "Content-Range",
                        "bytes " + first + "-" + last + "/" + complete);

        assertThat(Combination.of(part(2, 6), more, new byte[last - first + 1])).isEmpty();
    }

    @Test
    @Tag("rfc9111-3.4")
    void weakTagsCombineNothing() {
        StoredResponse weak = stored(headOf(0, 1, "W/\"b\""), "01");

        assertThat(Combination.of(weak, headOf(2, 3, "W/\"b\""), "23".getBytes(UTF_8))).isEmpty();
    }

    @Test
    @Tag("rfc9111-3.4")
    void wholeResponseIsCombinedWithNothing() {
        assertThat(Combination.of(part(2, 6), head(200, "ETag", "\"b\""), WHOLE.getBytes(UTF_8)))
                .isEmpty();
    }
}
