package dev.larder.cache.http.rfc9111;

import static dev.larder.cache.http.rfc9111.Given.NOW;
import static dev.larder.cache.http.rfc9111.Given.get;
import static dev.larder.cache.http.rfc9111.Given.identified;
import static dev.larder.cache.http.rfc9111.Given.method;
import static dev.larder.cache.http.rfc9111.Given.stored;
import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.cache.http.rfc9111.ReuseDecision.Verdict;
import dev.larder.cache.http.rfc9111.ReuseRules.Stale;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("rfc9111-4")
class ReusePolicyTest {

    private static final Duration MINUTE = Duration.ofSeconds(60);
    private static final ReusePolicy POLICY = policy(Sharing.AUTO, true);
    private static final ReusePolicy DEAF = policy(Sharing.AUTO, false);

    @Test
    @Tag("rfc9111-4.2")
    void freshResponseIsReused() {
        assertReused(POLICY, get(), stored(MINUTE), 59, ReuseReason.FRESH);
    }

    @Test
    @Tag("rfc9111-4.2")
    void staleResponseIsNot() {
        assertForwarded(POLICY, get(), stored(MINUTE), 60, ReuseReason.STALE);
        assertValidated(POLICY, get(), stored(MINUTE, "ETag", "\"a\""), 60, ReuseReason.STALE);
    }

    @Test
    @Tag("rfc9111-5.1")
    void decisionSaysAgeAndWhatRemains() {
        ReuseDecision decision = POLICY.decide(get(), stored(MINUTE), NOW.plusMillis(10_500));

        assertThat(decision.age()).isEqualTo(Duration.ofMillis(10_500));
        assertThat(decision.remaining()).isEqualTo(Duration.ofMillis(49_500));
    }

    @ParameterizedTest
    @Tag("rfc9111-5.2.2.4")
    @ValueSource(strings = {"no-cache", "max-age=60, No-CaChE", "no-cache=\"vary\""})
    void noCacheOfTheResponseAsksForValidation(String cacheControl) {
        StoredResponse stored =
                stored(MINUTE, "Cache-Control", cacheControl, "ETag", "\"a\"", "Vary", "A");

        assertValidated(POLICY, get(), stored, 0, ReuseReason.NO_CACHE);
        assertValidated(DEAF, get("Cache-Control", "max-stale"), stored, 0, ReuseReason.NO_CACHE);
        assertValidated(POLICY, get("Cache-Control", "max-stale"), stored, 0, ReuseReason.NO_CACHE);
    }

    @Test
    @Tag("rfc9111-5.2.2.4")
    void noCacheOfSomeFieldsDoesNot() {
        assertReused(
                POLICY,
                get(),
                stored(MINUTE, "Cache-Control", "no-cache=\"a\""),
                0,
                ReuseReason.FRESH);
    }

    @Test
    @Tag("rfc9111-5.2.2.2")
    void freshResponseIsReusedWithMustRevalidate() {
        assertReused(
                POLICY,
                get(),
                stored(MINUTE, "Cache-Control", "must-revalidate"),
                59,
                ReuseReason.FRESH);
    }

    @ParameterizedTest
    @Tag("rfc9111-5.2.1.4")
    @ValueSource(strings = {"no-cache", "NO-CACHE", "no-cache, max-age=0", "max-age=9,no-cache"})
    void noCacheOfTheRequestIsObeyed(String cacheControl) {
        ClientRequest request = get("Cache-Control", cacheControl);

        assertForwarded(POLICY, request, stored(MINUTE), 0, ReuseReason.REQUEST_NO_CACHE);
        assertValidated(
                POLICY, request, stored(MINUTE, "ETag", "\"a\""), 0, ReuseReason.REQUEST_NO_CACHE);
        assertReused(DEAF, request, stored(MINUTE), 0, ReuseReason.FRESH);
    }

    @Test
    @Tag("rfc9111-5.4")
    void pragmaOfTheRequestIsObeyed() {
        assertForwarded(
                POLICY, get("Pragma", "no-cache"), stored(MINUTE), 0, ReuseReason.REQUEST_NO_CACHE);
    }

    @Test
    @Tag("rfc9111-5.2.1.1")
    void responseThatIsOlderThanTheRequestAcceptsIsNotReused() {
        ClientRequest request = get("Cache-Control", "max-age=10");

        assertReused(POLICY, request, stored(MINUTE), 10, ReuseReason.FRESH);
        assertForwarded(POLICY, request, stored(MINUTE), 11, ReuseReason.REQUEST_MAX_AGE);
        assertReused(DEAF, request, stored(MINUTE), 11, ReuseReason.FRESH);
    }

    @Test
    @Tag("rfc9111-5.2.1.1")
    void requestThatAcceptsNoAgeGetsNothingStored() {
        assertForwarded(
                POLICY,
                get("Cache-Control", "max-age=0"),
                stored(MINUTE),
                0,
                ReuseReason.REQUEST_MAX_AGE);
    }

    @Test
    @Tag("rfc8246-2")
    void immutableResponseNeedsNoValidationForItsAge() {
        StoredResponse stored = stored(MINUTE, "Cache-Control", "immutable", "ETag", "\"a\"");
        ClientRequest reload = get("Cache-Control", "max-age=0");

        assertReused(POLICY, reload, stored, 59, ReuseReason.FRESH);
        assertValidated(POLICY, reload, stored, 60, ReuseReason.REQUEST_MAX_AGE);
        assertValidated(
                POLICY, get("Cache-Control", "no-cache"), stored, 0, ReuseReason.REQUEST_NO_CACHE);
    }

    @Test
    @Tag("rfc9111-5.2.1.3")
    void responseThatIsNotFreshForLongEnoughIsNotReused() {
        ClientRequest request = get("Cache-Control", "min-fresh=20");

        assertReused(POLICY, request, stored(MINUTE), 40, ReuseReason.FRESH);
        assertForwarded(POLICY, request, stored(MINUTE), 41, ReuseReason.REQUEST_MIN_FRESH);
        assertReused(DEAF, request, stored(MINUTE), 41, ReuseReason.FRESH);
    }

    @ParameterizedTest
    @Tag("rfc9111-5.2.1.2")
    @CsvSource({"max-stale=10, 70, true", "max-stale=10, 71, false", "max-stale, 100000, true"})
    void staleResponseIsReusedWhereTheRequestAcceptsIt(
            String cacheControl, long age, boolean reused) {
        ClientRequest request = get("Cache-Control", cacheControl);

        if (reused) {
            assertReused(POLICY, request, stored(MINUTE), age, ReuseReason.REQUEST_MAX_STALE);
        } else {
            assertForwarded(POLICY, request, stored(MINUTE), age, ReuseReason.STALE);
        }
        assertForwarded(DEAF, request, stored(MINUTE), age, ReuseReason.STALE);
    }

    @Test
    @Tag("rfc9111-5.2.1.1")
    void ageLimitHoldsBesideMaxStale() {
        ClientRequest request = get("Cache-Control", "max-age=65, max-stale");

        assertReused(POLICY, request, stored(MINUTE), 65, ReuseReason.REQUEST_MAX_STALE);
        assertForwarded(POLICY, request, stored(MINUTE), 66, ReuseReason.REQUEST_MAX_AGE);
    }

    @ParameterizedTest
    @Tag("rfc9111-4.2.4")
    @Tag("rfc9111-5.2.2.2")
    @Tag("rfc9111-5.2.2.8")
    @Tag("rfc9111-5.2.2.10")
    @ValueSource(strings = {"must-revalidate", "proxy-revalidate", "s-maxage=60"})
    void staleResponseThatForbidsItIsNeverReused(String directive) {
        StoredResponse stored =
                stored(
                        MINUTE,
                        "Cache-Control",
                        directive + ", stale-while-revalidate=99, stale-if-error=99");

        assertForwarded(POLICY, get("Cache-Control", "max-stale"), stored, 61, ReuseReason.STALE);
        assertForwarded(POLICY, get(), stored, 61, ReuseReason.STALE);
        assertThat(POLICY.afterError(get(), stored, NOW.plusSeconds(61))).isEmpty();
    }

    @Test
    @Tag("rfc5861-3")
    void staleResponseIsReusedWhileItIsRenewed() {
        StoredResponse stored = stored(MINUTE, "Cache-Control", "stale-while-revalidate=10");

        assertThat(POLICY.decide(get(), stored, NOW.plusSeconds(70)))
                .extracting(ReuseDecision::verdict, ReuseDecision::reason)
                .containsExactly(Verdict.REUSE_AND_REFRESH, ReuseReason.STALE_WHILE_REVALIDATE);
        assertForwarded(POLICY, get(), stored, 71, ReuseReason.STALE);
        assertForwarded(POLICY, get("Cache-Control", "max-age=100"), stored, 61, ReuseReason.STALE);
    }

    @Test
    @Tag("rfc5861-3")
    void windowOfTheResponseGoesBeforeThatOfTheRoute() {
        ReusePolicy policy =
                new ReusePolicy(
                        new ReuseRules(
                                StoreRules.METHODS,
                                Sharing.AUTO,
                                true,
                                new Stale(
                                        Optional.of(Duration.ofSeconds(30)),
                                        Optional.of(Duration.ofSeconds(30)),
                                        false)));
        StoredResponse own =
                stored(MINUTE, "Cache-Control", "stale-while-revalidate=0, stale-if-error=0");

        assertThat(policy.decide(get(), stored(MINUTE), NOW.plusSeconds(90)).verdict())
                .isEqualTo(Verdict.REUSE_AND_REFRESH);
        assertThat(policy.afterError(get(), stored(MINUTE), NOW.plusSeconds(90))).isPresent();
        assertForwarded(policy, get(), own, 61, ReuseReason.STALE);
        assertThat(policy.afterError(get(), own, NOW.plusSeconds(61))).isEmpty();
    }

    @ParameterizedTest
    @Tag("rfc5861-4")
    @CsvSource({"500, false", "502, false", "503, false", "504, false", "501, true", "404, true"})
    void storedErrorReplacesNoOther(int status, boolean replaces) {
        StoredResponse stored = stored(status, MINUTE, "Cache-Control", "stale-if-error=10");

        assertThat(POLICY.afterError(get(), stored, NOW.plusSeconds(61)).isPresent())
                .isEqualTo(replaces);
    }

    @Test
    @Tag("rfc5861-4")
    void staleResponseReplacesAnErrorWhereThatIsAllowed() {
        StoredResponse stored = stored(MINUTE, "Cache-Control", "stale-if-error=10");

        assertThat(POLICY.afterError(get(), stored, NOW.plusSeconds(70)))
                .map(ReuseDecision::reason)
                .contains(ReuseReason.STALE_IF_ERROR);
        assertThat(POLICY.afterError(get(), stored, NOW.plusSeconds(71))).isEmpty();
        assertThat(POLICY.afterError(get(), stored(MINUTE), NOW.plusSeconds(61))).isEmpty();
        assertThat(
                        POLICY.afterError(
                                get("Cache-Control", "stale-if-error=5"),
                                stored(MINUTE),
                                NOW.plusSeconds(65)))
                .isPresent();
    }

    @Test
    @Tag("rfc9111-3.5")
    void personalRequestIsAnsweredOnlyWhereTheResponseAllowsIt() {
        StoredResponse plain = stored(MINUTE, "Cache-Control", "max-age=60");
        StoredResponse shared = stored(MINUTE, "Cache-Control", "public");

        for (ClientRequest request :
                java.util.List.of(get("Authorization", "Basic x"), identified())) {
            assertForwarded(POLICY, request, plain, 0, ReuseReason.NOT_SHARED);
            assertReused(POLICY, request, shared, 0, ReuseReason.FRESH);
            assertThat(POLICY.mayShareLoad(request)).isFalse();
            assertThat(POLICY.beforeLookup(request)).isEmpty();
            assertThat(POLICY.afterError(request, plain, NOW)).isEmpty();
        }
        assertThat(POLICY.mayShareLoad(get())).isTrue();
    }

    @ParameterizedTest
    @EnumSource(
            value = Sharing.class,
            names = {"PUBLIC", "PER_USER"})
    void routeMaySayWhoShares(Sharing sharing) {
        ReusePolicy policy = policy(sharing, true);

        assertReused(policy, identified(), stored(MINUTE), 0, ReuseReason.FRESH);
        assertThat(policy.mayShareLoad(get("Authorization", "Basic x"))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "OPTIONS", "get", "M-SEARCH"})
    void otherMethodsAreWrittenThrough(String method) {
        assertBypassed(POLICY, method(method), ReuseReason.METHOD);
    }

    @Test
    @Tag("rfc9110-9.3.2")
    void headIsAnsweredByWhatGetLeft() {
        assertThat(POLICY.beforeLookup(method("HEAD"))).isEmpty();
        assertReused(POLICY, method("HEAD"), stored(MINUTE), 0, ReuseReason.FRESH);
    }

    @Test
    @Tag("rfc9111-5.2.1.5")
    void noStoreOfTheRequestBypasses() {
        ClientRequest request = get("Cache-Control", "no-store");

        assertBypassed(POLICY, request, ReuseReason.REQUEST_NO_STORE);
        assertThat(DEAF.beforeLookup(request)).isEmpty();
    }

    @Test
    @Tag("rfc9110-9.3.1")
    void requestWithContentBypasses() {
        assertBypassed(POLICY, get("Content-Length", "3"), ReuseReason.REQUEST_CONTENT);
        assertBypassed(POLICY, get("Transfer-Encoding", "chunked"), ReuseReason.REQUEST_CONTENT);
        assertThat(POLICY.beforeLookup(get("Content-Length", "0"))).isEmpty();
        assertThat(POLICY.beforeLookup(get())).isEmpty();
    }

    @Test
    @Tag("rfc9110-7.8")
    void requestThatOpensAWebSocketBypasses() {
        assertBypassed(POLICY, get("Upgrade", "WebSocket"), ReuseReason.REQUEST_UPGRADE);
        assertThat(POLICY.beforeLookup(get("Upgrade", "h2c"))).isEmpty();
    }

    @Test
    void missSaysWhatIsMissing() {
        assertThat(POLICY.withoutStored(get(), false))
                .isEqualTo(ReuseDecision.unseen(Verdict.FORWARD, ReuseReason.NOTHING_STORED));
        assertThat(POLICY.withoutStored(get(), true).reason()).isEqualTo(ReuseReason.NO_VARIANT);
    }

    @Test
    @Tag("rfc9111-5.2.1.7")
    void onlyIfCachedIsNeverForwarded() {
        ClientRequest request = get("Cache-Control", "only-if-cached");
        StoredResponse tagged = stored(MINUTE, "ETag", "\"a\"");

        assertTimeout(POLICY.withoutStored(request, false));
        assertTimeout(POLICY.decide(request, tagged, NOW.plusSeconds(60)));
        assertTimeout(POLICY.decide(get("Cache-Control", "only-if-cached, no-cache"), tagged, NOW));
        assertTimeout(
                POLICY.decide(
                        get("Cache-Control", "only-if-cached", "Authorization", "x"), tagged, NOW));
        assertTimeout(
                POLICY.beforeLookup(get("Cache-Control", "only-if-cached, no-store"))
                        .orElseThrow());
        assertReused(POLICY, request, tagged, 59, ReuseReason.FRESH);
        assertReused(
                POLICY,
                get("Cache-Control", "only-if-cached, max-stale"),
                tagged,
                61,
                ReuseReason.REQUEST_MAX_STALE);
        assertThat(DEAF.withoutStored(request, false).verdict()).isEqualTo(Verdict.FORWARD);
    }

    @Test
    @Tag("rfc9111-5.2.1.7")
    void whatTheApplicationWantsAnewIsForwardedUnlessOnlyWhatIsStoredIsAsked() {
        ReusePolicy policy = policy(Sharing.AUTO, true);

        assertThat(policy.anew(get()).verdict()).isEqualTo(Verdict.FORWARD);
        assertThat(policy.anew(get()).reason()).isEqualTo(ReuseReason.APPLICATION_REFRESH);
        assertThat(policy.anew(get("Cache-Control", "only-if-cached")).verdict())
                .isEqualTo(Verdict.GATEWAY_TIMEOUT);
    }

    @ParameterizedTest
    @Tag("rfc9211-2.2")
    @EnumSource(ReuseReason.class)
    void everyReasonTellsAHitFromAForward(ReuseReason reason) {
        boolean hit = reason.ordinal() <= ReuseReason.STALE_ON_ERROR.ordinal();

        assertThat(reason.forward().isEmpty()).isEqualTo(hit);
        assertThat(reason.text()).isNotBlank();
        assertThat(reason.section()).startsWith("RFC ");
    }

    private static ReusePolicy policy(Sharing sharing, boolean heedsRequests) {
        return new ReusePolicy(
                new ReuseRules(StoreRules.METHODS, sharing, heedsRequests, Stale.AS_RESPONSE_SAYS));
    }

    private static void assertReused(
            ReusePolicy policy,
            ClientRequest request,
            StoredResponse stored,
            long age,
            ReuseReason reason) {
        assertDecided(policy.decide(request, stored, NOW.plusSeconds(age)), Verdict.REUSE, reason);
    }

    private static void assertValidated(
            ReusePolicy policy,
            ClientRequest request,
            StoredResponse stored,
            long age,
            ReuseReason reason) {
        assertDecided(
                policy.decide(request, stored, NOW.plusSeconds(age)), Verdict.VALIDATE, reason);
    }

    private static void assertForwarded(
            ReusePolicy policy,
            ClientRequest request,
            StoredResponse stored,
            long age,
            ReuseReason reason) {
        assertDecided(
                policy.decide(request, stored, NOW.plusSeconds(age)), Verdict.FORWARD, reason);
    }

    private static void assertBypassed(
            ReusePolicy policy, ClientRequest request, ReuseReason reason) {
        assertDecided(policy.beforeLookup(request).orElseThrow(), Verdict.BYPASS, reason);
    }

    private static void assertTimeout(ReuseDecision decision) {
        assertThat(decision.verdict()).isEqualTo(Verdict.GATEWAY_TIMEOUT);
    }

    private static void assertDecided(ReuseDecision decision, Verdict verdict, ReuseReason reason) {
        assertThat(decision)
                .extracting(ReuseDecision::verdict, ReuseDecision::reason)
                .containsExactly(verdict, reason);
    }
}
