package dev.larder.cache.http.rfc9111;

import static dev.larder.cache.http.rfc9111.Given.containing;
import static dev.larder.cache.http.rfc9111.Given.date;
import static dev.larder.cache.http.rfc9111.Given.get;
import static dev.larder.cache.http.rfc9111.Given.handled;
import static dev.larder.cache.http.rfc9111.Given.identified;
import static dev.larder.cache.http.rfc9111.Given.method;
import static dev.larder.cache.http.rfc9111.Given.ok;
import static dev.larder.cache.http.rfc9111.Given.path;
import static dev.larder.cache.http.rfc9111.Given.response;
import static dev.larder.cache.http.rfc9111.Given.route;
import static dev.larder.cache.http.rfc9111.Given.rules;
import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.cache.http.rfc9111.FreshnessLifetime.Source;
import dev.larder.cache.http.rfc9111.OriginResponse.Content;
import dev.larder.cache.http.rfc9111.OriginResponse.Handling;
import dev.larder.cache.http.rfc9111.StoreDecision.Storable;
import dev.larder.cache.http.rfc9111.StoreDecision.Verdict;
import dev.larder.cache.http.rfc9111.StoreRules.SetCookie;
import dev.larder.cache.http.rfc9111.field.Field;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("rfc9111-3")
class StorePolicyTest {

    private static final StorePolicy PATH = new StorePolicy(rules(path()));
    private static final StorePolicy ROUTE = new StorePolicy(rules(route(Duration.ofMinutes(1))));

    @ParameterizedTest
    @CsvSource({
        "200", "203", "204", "299", "301", "302", "303", "307", "308", "400", "404", "410", "499",
        "500", "502", "503", "504", "599"
    })
    void everyFinalStatusIsStoredWithALifetimeOfItsOwn(int status) {
        assertStored(PATH, get(), response(status, "Cache-Control", "max-age=60"));
        assertStored(ROUTE, get(), response(status, "Cache-Control", "max-age=60"));
    }

    @ParameterizedTest
    @Tag("rfc9111-3.3")
    @ValueSource(ints = {100, 101, 103, 199, 206, 304, 412, 416, 600, 999, 0, -1})
    void whatAnswersOneRequestOnlyIsNotStored(int status) {
        assertNotStored(
                PATH, get(), response(status, "Cache-Control", "max-age=60"), StoreReason.STATUS);
        assertNotStored(
                ROUTE, get(), response(status, "Cache-Control", "max-age=60"), StoreReason.STATUS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "OPTIONS", "QUERY", "get", "M-SEARCH", ""})
    void onlyNamedMethodsAreStored(String method) {
        assertNotStored(
                PATH, method(method), ok("Cache-Control", "max-age=60"), StoreReason.METHOD);
    }

    @Test
    void headIsStoredWhereItsContentIsKnown() {
        OriginResponse response = ok("Cache-Control", "max-age=60");

        assertStored(PATH, method("HEAD"), response);
        assertNotStored(
                PATH,
                method("HEAD"),
                containing(response, Content.UNKNOWN),
                StoreReason.CONTENT_UNKNOWN);
    }

    @ParameterizedTest
    @Tag("rfc9111-5.2.2.5")
    @ValueSource(strings = {"no-store", "No-StOrE", "max-age=10000, no-store", "no-store, public"})
    void noStoreIsObeyed(String cacheControl) {
        OriginResponse response = ok("Cache-Control", cacheControl, "Expires", date(10_000));

        assertNotStored(PATH, get(), response, StoreReason.NO_STORE);
        assertNotStored(ROUTE, get(), response, StoreReason.NO_STORE);
    }

    @Test
    @Tag("rfc9111-5.2.1.5")
    void noStoreOfTheRequestIsObeyedWhereRequestsAreHeeded() {
        StoreRules heeding = rules(path());
        StoreRules deaf =
                new StoreRules(
                        heeding.methods(),
                        heeding.sharing(),
                        false,
                        heeding.setCookie(),
                        heeding.maximumBody(),
                        heeding.targetedFields(),
                        heeding.lifetimes());
        ClientRequest request = get("Cache-Control", "no-store");
        OriginResponse response = ok("Cache-Control", "max-age=60");

        assertNotStored(PATH, request, response, StoreReason.REQUEST_NO_STORE);
        assertStored(new StorePolicy(deaf), request, response);
    }

    @ParameterizedTest
    @Tag("rfc9111-5.2.2.7")
    @ValueSource(
            strings = {
                "private, max-age=3600",
                "max-age=60, PRIVATE",
                "private=\"\", max-age=60",
                "private; max-age=60",
                "private=\"vary\", max-age=60",
                "private=\"content-type\", max-age=60"
            })
    void privateIsObeyed(String cacheControl) {
        assertNotStored(PATH, get(), ok("Cache-Control", cacheControl), StoreReason.PRIVATE);
        assertNotStored(ROUTE, get(), ok("Cache-Control", cacheControl), StoreReason.PRIVATE);
    }

    @Test
    @Tag("rfc9111-5.2.2.7")
    void privateFieldsAreLeftOut() {
        OriginResponse response =
                ok("Cache-Control", "max-age=60, private=\"a, B\"", "A", "1", "b", "2", "C", "3");

        assertThat(storable(PATH, get(), response).head().fields())
                .extracting(Field::name)
                .containsExactly("Cache-Control", "C", "Date");
    }

    @Test
    @Tag("rfc9111-5.2.2.4")
    void fieldsThatNeedValidationAreLeftOut() {
        OriginResponse response =
                ok(
                        "Cache-Control",
                        "no-cache=\"a\"",
                        "a",
                        "1",
                        "b",
                        "2",
                        "Cache-Control",
                        "max-age=9");

        Storable storable = storable(PATH, get(), response);

        assertThat(storable.head().fields().contains("a")).isFalse();
        assertThat(storable.head().fields().first("b")).contains("2");
    }

    @ParameterizedTest
    @Tag("rfc9111-5.2.2.4")
    @ValueSource(strings = {"no-cache", "no-cache=\"vary\"", "no-cache; x"})
    void noCacheIsStoredForValidationOnly(String noCache) {
        OriginResponse response = ok("Cache-Control", noCache + ", max-age=60", "Vary", "A");
        OriginResponse tagged =
                ok("Cache-Control", noCache + ", max-age=60", "Vary", "A", "ETag", "\"a\"");

        assertNotStored(PATH, get(), response, StoreReason.NO_CACHE);
        assertNotStored(ROUTE, get(), response, StoreReason.NO_CACHE);
        assertStoredForValidation(PATH, get(), tagged);
        assertStoredForValidation(ROUTE, get(), tagged);
        assertThat(storable(PATH, get(), tagged).head().fields().contains("Vary")).isTrue();
    }

    @ParameterizedTest
    @Tag("rfc9111-5.2.2.3")
    @CsvSource({"200, true", "404, true", "503, true", "299, false", "499, false", "599, false"})
    void mustUnderstandNeedsAStatusThatIsUnderstood(int status, boolean stored) {
        OriginResponse response =
                response(status, "Cache-Control", "must-understand, no-store, max-age=60");

        if (stored) {
            assertStored(PATH, get(), response);
        } else {
            assertNotStored(PATH, get(), response, StoreReason.NOT_UNDERSTOOD);
        }
    }

    @ParameterizedTest
    @Tag("rfc9111-3.5")
    @CsvSource({
        "max-age=60, false",
        "'max-age=60, public', true",
        "'max-age=60, must-revalidate', true",
        "s-maxage=60, true",
        "'max-age=60, proxy-revalidate', false"
    })
    void responseToAPersonalRequestIsStoredOnlyIfItAllowsThat(String cacheControl, boolean stored) {
        OriginResponse response = ok("Cache-Control", cacheControl);

        for (StorePolicy policy : Set.of(PATH, ROUTE)) {
            for (ClientRequest request : Set.of(get("Authorization", "Basic x"), identified())) {
                if (stored) {
                    assertStored(policy, request, response);
                } else {
                    assertNotStored(policy, request, response, StoreReason.PERSONAL);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Sharing.class,
            names = {"PUBLIC", "PER_USER"})
    void routeMaySayWhoShares(Sharing sharing) {
        StorePolicy policy =
                new StorePolicy(rules(route(Duration.ofMinutes(1)), sharing, SetCookie.NEVER));

        assertStored(policy, get("Authorization", "Basic x"), ok());
        assertStored(policy, identified(), ok());
    }

    @Test
    @Tag("rfc9111-7.3")
    void cookiesAreNotStored() {
        OriginResponse response = ok("Cache-Control", "max-age=60", "Set-Cookie", "a=b");
        OriginResponse shared = ok("Cache-Control", "max-age=60, public", "Set-Cookie", "a=b");

        assertNotStored(PATH, get(), response, StoreReason.SET_COOKIE);
        assertNotStored(ROUTE, get(), response, StoreReason.SET_COOKIE);
        assertNotStored(ROUTE, get(), shared, StoreReason.SET_COOKIE);
    }

    @Test
    @Tag("rfc9111-7.3")
    void cookiesAreStoredWhereThatIsAllowed() {
        StorePolicy always = new StorePolicy(rules(path(), Sharing.AUTO, SetCookie.ALWAYS));
        StorePolicy ifPublic = new StorePolicy(rules(path(), Sharing.AUTO, SetCookie.IF_PUBLIC));
        OriginResponse response = ok("Cache-Control", "max-age=60", "Set-Cookie", "a=b");
        OriginResponse shared = ok("Cache-Control", "max-age=60, public", "Set-Cookie", "a=b");

        assertStored(always, get(), response);
        assertNotStored(ifPublic, get(), response, StoreReason.SET_COOKIE);
        assertStored(ifPublic, get(), shared);
        assertThat(storable(ifPublic, get(), shared).head().fields().first("Set-Cookie"))
                .contains("a=b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"private=\"Set-Cookie\"", "no-cache=\"set-cookie, a\""})
    void responseIsStoredWithoutTheCookieItKeepsToOneUser(String directive) {
        OriginResponse response =
                ok("Cache-Control", "max-age=60, " + directive, "Set-Cookie", "a=b");

        assertThat(storable(PATH, get(), response).head().fields().contains("Set-Cookie"))
                .isFalse();
    }

    @ParameterizedTest
    @Tag("rfc9111-4.1")
    @ValueSource(strings = {"*", "*, *", ", *", "Foo, *", "*, Foo", "Foo Bar", "\"Foo\""})
    void responseThatAlwaysVariesIsNotStored(String vary) {
        assertNotStored(
                PATH,
                get(),
                ok("Cache-Control", "max-age=60", "Vary", vary),
                StoreReason.VARIES_ALWAYS);
    }

    @Test
    @Tag("rfc9111-3.3")
    void contentThatIsNotAllThereIsNotStored() {
        OriginResponse response = ok("Cache-Control", "max-age=60", "Content-Length", "6");

        assertNotStored(PATH, get(), response, StoreReason.INCOMPLETE);
        assertNotStored(
                PATH,
                get(),
                containing(ok("Cache-Control", "max-age=60"), Content.UNKNOWN),
                StoreReason.CONTENT_UNKNOWN);
        assertStored(PATH, get(), ok("Cache-Control", "max-age=60", "Content-Length", "5"));
    }

    @Test
    void contentThatIsTooLongIsNotStored() {
        OriginResponse response = ok("Cache-Control", "max-age=60");

        assertStored(PATH, get(), containing(response, Content.whole(1_000)));
        assertNotStored(
                PATH, get(), containing(response, Content.whole(1_001)), StoreReason.TOO_LARGE);
    }

    @Test
    void failedCallIsNotStored() {
        assertNotStored(
                ROUTE,
                get(),
                handled(
                        response(500, "Cache-Control", "max-age=60"),
                        new Handling(true, false, Optional.of(Duration.ofMinutes(1)))),
                StoreReason.FAILED);
    }

    @Test
    void declinedCallIsNotStored() {
        assertNotStored(
                ROUTE,
                get(),
                handled(ok(), new Handling(false, true, Optional.empty())),
                StoreReason.DECLINED);
    }

    @ParameterizedTest
    @Tag("rfc9111-4.2.1")
    @CsvSource({
        // limit, Age, Cache-Control: what is left of the lifetime
        "20, 0, max-age=60, 20",
        "90, 0, max-age=60, 60",
        "20, 30, max-age=60, 20",
        "40, 30, max-age=60, 30",
        "20, 0, max-age=31536000, 20",
    })
    void limitOfTheApplicationShortensWhatIsLeftOfTheLifetime(
            long limit, String age, String cacheControl, long left) {
        Handling limited =
                new Handling(
                        false, false, Optional.empty(), Optional.of(Duration.ofSeconds(limit)));
        Freshness freshness =
                new StorePolicy(rules(path()))
                        .decide(
                                get(),
                                handled(ok("Cache-Control", cacheControl, "Age", age), limited))
                        .storable()
                        .orElseThrow()
                        .freshness();

        assertThat(freshness.remaining(Given.NOW)).isEqualTo(Duration.ofSeconds(left));
    }

    @Test
    void limitOfTheApplicationHoldsForALifetimeWithoutEndAndGivesNoneToWhatHasNone() {
        Handling limited =
                new Handling(false, false, Optional.empty(), Optional.of(Duration.ofSeconds(20)));

        assertThat(
                        new StorePolicy(rules(route(Freshness.FOREVER)))
                                .decide(get(), handled(ok(), limited))
                                .storable()
                                .orElseThrow()
                                .lifetime()
                                .duration())
                .isEqualTo(Duration.ofSeconds(20));
        assertNotStored(PATH, get(), handled(ok(), limited), StoreReason.NO_LIFETIME);
    }

    @ParameterizedTest
    @CsvSource({
        "NO_STORE, 200, true",
        "NO_LIFETIME, 404, true",
        "NO_LIFETIME, 503, false",
        "STATUS, 206, false",
        "FAILED, 200, false",
        "PERSONAL, 200, false",
        "REQUEST_NO_STORE, 200, false",
        "INCOMPLETE, 200, false",
        "STATUS, 304, false",
        "STATUS, 412, false",
        "STATUS, 416, false",
        "NO_LIFETIME, 206, false"
    })
    void whatTheNextResponseWillMostLikelyBeTooRecurs(
            StoreReason reason, int status, boolean recurs) {
        assertThat(StoreDecision.not(reason).recurs(status)).isEqualTo(recurs);
    }

    @ParameterizedTest
    @Tag("rfc9111-4.2.4")
    @CsvSource({
        "NO_STORE, 200, true",
        "PRIVATE, 301, true",
        "NO_LIFETIME, 200, true",
        "CONTENT_UNKNOWN, 200, true",
        "NO_LIFETIME, 404, true",
        "STALE, 410, true",
        "NO_STORE, 403, false",
        "NO_LIFETIME, 429, false",
        "NO_STORE, 503, false",
        "STATUS, 206, false",
        "STATUS, 304, false",
        "STATUS, 412, false",
        "LIFETIME, 200, false",
        "VALIDATOR, 200, false",
        "PERSONAL, 200, false",
        "SET_COOKIE, 200, false",
        "DECLINED, 200, false",
        "REQUEST_NO_STORE, 200, false",
        "FAILED, 200, false",
        "FAILED, 500, false",
        "FAILED, 404, true"
    })
    void whatTheOriginGivesInsteadSupersedesWhatIsStored(
            StoreReason reason, int status, boolean supersedes) {
        assertThat(StoreDecision.not(reason).supersedes(status)).isEqualTo(supersedes);
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 302, 404, 500, 503})
    void errorOfARouteIsNotStoredByItsLifetime(int status) {
        assertNotStored(ROUTE, get(), response(status), StoreReason.NO_LIFETIME);
    }

    @Test
    void responseOfAPathThatSaysNothingIsNotStored() {
        assertNotStored(PATH, get(), ok(), StoreReason.NO_LIFETIME);
        assertNotStored(
                PATH, get(), response(302, "Last-Modified", date(-60)), StoreReason.NO_LIFETIME);
    }

    @Test
    @Tag("rfc9111-4.3")
    void responseThatIsNotFreshIsStoredForValidation() {
        assertStoredForValidation(PATH, get(), ok("ETag", "\"a\""));
        assertStoredForValidation(PATH, get(), ok("Cache-Control", "max-age=0", "ETag", "\"a\""));
        assertStoredForValidation(PATH, get(), ok("Expires", "0", "Last-Modified", date(-60)));
        assertStoredForValidation(
                PATH, get(), ok("Cache-Control", "max-age=10", "Age", "15", "ETag", "W/\"a\""));
    }

    @Test
    void responseThatIsNotFreshAndCanNotBeValidatedIsNotStored() {
        assertNotStored(PATH, get(), ok("Cache-Control", "max-age=0"), StoreReason.STALE);
        assertNotStored(
                PATH, get(), ok("Cache-Control", "max-age=10", "Age", "15"), StoreReason.STALE);
        assertNotStored(
                PATH, get(), ok("Cache-Control", "max-age=0", "ETag", "abc"), StoreReason.STALE);
    }

    @ParameterizedTest
    @EnumSource(StoreReason.class)
    void everyReasonSaysItselfInWords(StoreReason reason) {
        assertThat(reason.text()).isNotBlank();
        assertThat(reason.section()).matches("(RFC 9111, [0-9.]+)?");
    }

    @Test
    void decisionSaysLifetimeAndAge() {
        Storable storable = storable(PATH, get(), ok("Cache-Control", "max-age=60", "Age", "10"));

        assertThat(storable.lifetime())
                .isEqualTo(new FreshnessLifetime(Duration.ofSeconds(60), Source.MAX_AGE));
        assertThat(storable.freshness())
                .isEqualTo(
                        new Freshness(Given.NOW, Duration.ofSeconds(10), Duration.ofSeconds(60)));
        assertThat(storable.head().status()).isEqualTo(200);
    }

    private static void assertStored(
            StorePolicy policy, ClientRequest request, OriginResponse response) {
        StoreDecision decision = policy.decide(request, response);

        assertThat(decision.verdict()).as(decision.toString()).isEqualTo(Verdict.STORE);
        assertThat(decision.reason()).isEqualTo(StoreReason.LIFETIME);
    }

    private static void assertStoredForValidation(
            StorePolicy policy, ClientRequest request, OriginResponse response) {
        StoreDecision decision = policy.decide(request, response);

        assertThat(decision.verdict())
                .as(decision.toString())
                .isEqualTo(Verdict.STORE_FOR_VALIDATION);
        assertThat(decision.storable()).isPresent();
    }

    private static void assertNotStored(
            StorePolicy policy,
            ClientRequest request,
            OriginResponse response,
            StoreReason reason) {
        StoreDecision decision = policy.decide(request, response);

        assertThat(decision.verdict()).as(decision.toString()).isEqualTo(Verdict.DO_NOT_STORE);
        assertThat(decision.reason()).isEqualTo(reason);
        assertThat(decision.storable()).isEmpty();
    }

    private static Storable storable(
            StorePolicy policy, ClientRequest request, OriginResponse response) {
        return policy.decide(request, response).storable().orElseThrow();
    }
}
