package dev.larder.cache.http.rfc9111;

import static dev.larder.cache.http.rfc9111.Given.GLOBAL;
import static dev.larder.cache.http.rfc9111.Given.NOW;
import static dev.larder.cache.http.rfc9111.Given.TARGETED;
import static dev.larder.cache.http.rfc9111.Given.date;
import static dev.larder.cache.http.rfc9111.Given.handled;
import static dev.larder.cache.http.rfc9111.Given.handlerSet;
import static dev.larder.cache.http.rfc9111.Given.ok;
import static dev.larder.cache.http.rfc9111.Given.path;
import static dev.larder.cache.http.rfc9111.Given.requestedAt;
import static dev.larder.cache.http.rfc9111.Given.response;
import static dev.larder.cache.http.rfc9111.Given.route;
import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.cache.http.rfc9111.FreshnessLifetime.Source;
import dev.larder.cache.http.rfc9111.LifetimeRules.Heuristic;
import dev.larder.cache.http.rfc9111.OriginResponse.Handling;
import dev.larder.cache.http.rfc9111.field.ResponseDirectives;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FreshnessTest {

    @Nested
    @Tag("rfc9111-4.2.1")
    class LifetimeOfAPath {

        @ParameterizedTest
        @CsvSource({
            "'s-maxage=10, max-age=60', 10, S_MAXAGE",
            "'max-age=60, s-maxage=10', 10, S_MAXAGE",
            "max-age=60, 60, MAX_AGE",
            "'max-age=1800, max-age=1', 1800, MAX_AGE",
            "max-age=x, 0, MAX_AGE",
            "'s-maxage=x, max-age=60', 0, S_MAXAGE",
            "'max-age=60, no-cache', 60, MAX_AGE"
        })
        void directivesAreTakenInTheirOrder(String cacheControl, long seconds, Source source) {
            assertLifetime(path(), ok("Cache-Control", cacheControl), seconds, source);
        }

        @Test
        @Tag("rfc9111-5.3")
        void expiresCountsFromTheDateOfTheResponse() {
            assertLifetime(path(), ok("Expires", date(30), "Date", date(-20)), 50, Source.EXPIRES);
            assertLifetime(path(), ok("Expires", date(30), "Date", date(20)), 10, Source.EXPIRES);
        }

        @Test
        void expiresCountsFromTheArrivalWhereTheDateIsNone() {
            assertLifetime(path(), ok("Expires", date(30)), 30, Source.EXPIRES);
            assertLifetime(path(), ok("Expires", date(30), "Date", "foo"), 30, Source.EXPIRES);
        }

        @ParameterizedTest
        @Tag("rfc9111-5.3")
        @ValueSource(strings = {"0", "-1", "", "Thu, 18 Aug 2050 02:01:18 UTC", "tomorrow"})
        void expiresThatIsNoDateHasPassed(String expires) {
            assertLifetime(path(), ok("Expires", expires), 0, Source.EXPIRES);
        }

        @Test
        @Tag("rfc9111-5.3")
        void expiresBeforeTheDateHasPassed() {
            assertLifetime(path(), ok("Expires", date(300), "Date", date(400)), 0, Source.EXPIRES);
        }

        @Test
        void firstOfTwoExpiresCounts() {
            assertLifetime(
                    path(), ok("Expires", date(10), "Expires", date(90)), 10, Source.EXPIRES);
        }

        @ParameterizedTest
        @Tag("rfc9111-5.3")
        @CsvSource({"max-age=60, 60", "max-age=0, 0", "s-maxage=5, 5"})
        void expiresIsIgnoredBesideADirective(String cacheControl, long seconds) {
            OriginResponse future = ok("Cache-Control", cacheControl, "Expires", date(10_000));
            OriginResponse past = ok("Cache-Control", cacheControl, "Expires", "0");

            assertThat(lifetime(path(), future).orElseThrow().duration()).hasSeconds(seconds);
            assertThat(lifetime(path(), past).orElseThrow().duration()).hasSeconds(seconds);
        }

        @Test
        @Tag("rfc9213-2.2")
        void targetedFieldHidesCacheControlAndExpires() {
            OriginResponse targeted =
                    ok("CDN-Cache-Control", "max-age=5", "Cache-Control", "max-age=60");
            OriginResponse withoutNumber =
                    ok(
                            "CDN-Cache-Control",
                            "public",
                            "Expires",
                            date(60),
                            "Cache-Control",
                            "max-age=60");

            assertLifetime(path(), targeted, 5, Source.MAX_AGE);
            assertThat(lifetime(path(), withoutNumber)).isEmpty();
        }

        @Test
        void responseThatSaysNothingHasNone() {
            assertThat(lifetime(path(), ok())).isEmpty();
            assertThat(lifetime(path(), ok("ETag", "\"a\"", "Cache-Control", "public"))).isEmpty();
        }

        @Test
        void statusMayHaveOneForResponsesThatSayNothing() {
            LifetimeRules rules = path().withByStatus(Map.of(404, Duration.ofSeconds(10)));

            assertLifetime(rules, response(404), 10, Source.STATUS);
            assertLifetime(rules, response(404, "Cache-Control", "max-age=5"), 5, Source.MAX_AGE);
            assertThat(lifetime(rules, response(410))).isEmpty();
        }
    }

    @Nested
    @Tag("rfc9111-4.2.2")
    class HeuristicLifetime {

        @Test
        void isAPartOfTheTimeSinceTheLastChange() {
            assertLifetime(path(), ok("Last-Modified", date(-1_000)), 100, Source.HEURISTIC);
            assertLifetime(
                    path(),
                    ok("Last-Modified", date(-1_000), "Date", date(-500)),
                    50,
                    Source.HEURISTIC);
        }

        @Test
        void hasAMaximum() {
            assertLifetime(
                    path(), ok("Last-Modified", date(-100_000_000)), 86_400, Source.HEURISTIC);
        }

        @ParameterizedTest
        @ValueSource(strings = {"foo", "0", "Thu, 01 Jan 2026 12:00:00 GMT"})
        void needsADateInThePast(String lastModified) {
            assertThat(lifetime(path(), ok("Last-Modified", lastModified))).isEmpty();
        }

        @Test
        void isNotUsedWhereALifetimeIsStated() {
            assertLifetime(
                    path(),
                    ok("Last-Modified", date(-1_000), "Cache-Control", "max-age=0"),
                    0,
                    Source.MAX_AGE);
            assertLifetime(
                    path(), ok("Last-Modified", date(-1_000), "Expires", "0"), 0, Source.EXPIRES);
        }

        @ParameterizedTest
        @CsvSource({
            "200, true", "203, true", "204, true", "300, true", "301, true", "308, true",
            "404, true", "405, true", "410, true", "414, true", "501, true", "201, false",
            "202, false", "302, false", "307, false", "403, false", "500, false", "502, false",
            "503, false", "504, false", "599, false"
        })
        void isForSomeStatusesOnly(int status, boolean used) {
            OriginResponse response = response(status, "Last-Modified", date(-1_000));

            assertThat(lifetime(path(), response).isPresent()).isEqualTo(used);
        }

        @Test
        @Tag("rfc9111-5.2.2.9")
        void isForEveryStatusThatIsPublic() {
            assertLifetime(
                    path(),
                    response(599, "Last-Modified", date(-1_000), "Cache-Control", "public"),
                    100,
                    Source.HEURISTIC);
        }

        @Test
        void canBeSwitchedOff() {
            assertThat(
                            lifetime(
                                    LifetimeRules.ofPath(Optional.empty()),
                                    ok("Last-Modified", date(-1_000))))
                    .isEmpty();
        }

        @Test
        void isNoPartOfARoute() {
            LifetimeRules rules =
                    new LifetimeRules(
                            Set.of(200),
                            Optional.empty(),
                            Map.of(),
                            Map.of(),
                            Optional.of(GLOBAL),
                            Optional.of(new Heuristic(0.1, Duration.ofDays(1))));

            assertLifetime(rules, ok("Last-Modified", date(-1_000)), 600, Source.DEFAULT);
        }
    }

    @Nested
    class LifetimeOfARoute {

        private static final Duration ASSIGNED = Duration.ofSeconds(30);

        @Test
        void callGoesBeforeAll() {
            OriginResponse response =
                    handled(ok("Cache-Control", "max-age=1"), handlerSet(Duration.ofSeconds(7)));

            assertLifetime(route(ASSIGNED), response, 7, Source.CALL);
            assertLifetime(route(), response, 7, Source.CALL);
            assertLifetime(path(), response, 7, Source.CALL);
        }

        @Test
        void callMayGiveAPathItsLifetime() {
            Handling seven = handlerSet(Duration.ofSeconds(7));

            assertLifetime(path(), handled(ok(), seven), 7, Source.CALL);
            assertLifetime(path(), handled(response(404), seven), 7, Source.CALL);
            assertThat(lifetime(path(), handled(response(302), seven))).isEmpty();
        }

        @Test
        void annotationGoesBeforeTheResponse() {
            assertLifetime(route(ASSIGNED), ok("Cache-Control", "max-age=1"), 30, Source.ASSIGNED);
        }

        @Test
        void responseGoesBeforeTheGlobalOne() {
            assertLifetime(route(), ok("Cache-Control", "max-age=1"), 1, Source.MAX_AGE);
            assertLifetime(route(), ok(), 600, Source.DEFAULT);
        }

        @ParameterizedTest
        @ValueSource(ints = {200, 203, 204, 300, 301, 308})
        void someStatusesHaveIt(int status) {
            assertLifetime(route(ASSIGNED), response(status), 30, Source.ASSIGNED);
            assertLifetime(route(), response(status), 600, Source.DEFAULT);
        }

        @ParameterizedTest
        @ValueSource(ints = {201, 302, 307, 400, 404, 410, 500, 503})
        void othersHaveOnlyTheirOwn(int status) {
            assertThat(lifetime(route(ASSIGNED), response(status))).isEmpty();
            assertThat(
                            lifetime(
                                    route(ASSIGNED),
                                    handled(response(status), handlerSet(Duration.ofSeconds(7)))))
                    .isEmpty();
            assertLifetime(
                    route(ASSIGNED),
                    response(status, "Cache-Control", "max-age=1"),
                    1,
                    Source.MAX_AGE);
        }

        @Test
        void callGoesBeforeTheOwnLifetimeOfAnyStatus() {
            assertLifetime(
                    route(ASSIGNED),
                    handled(
                            response(404, "Cache-Control", "max-age=1"),
                            handlerSet(Duration.ofSeconds(7))),
                    7,
                    Source.CALL);
        }

        @Test
        void namedStatusesReplaceTheUsualOnes() {
            LifetimeRules rules =
                    route(ASSIGNED)
                            .withStatuses(Set.of(200, 404), Map.of(404, Duration.ofSeconds(5)));

            assertLifetime(rules, ok(), 30, Source.ASSIGNED);
            assertLifetime(rules, response(404, "Cache-Control", "max-age=1"), 5, Source.ASSIGNED);
            assertThat(lifetime(rules, response(301))).isEmpty();
        }
    }

    @Nested
    @Tag("rfc9111-4.2.3")
    class Age {

        @Test
        void isTheTimeSinceTheDate() {
            assertInitialAge(ok("Date", date(-10), "Cache-Control", "max-age=60"), 10);
        }

        @Test
        void dateOfAFastClockMakesNothingYounger() {
            assertInitialAge(ok("Date", date(10), "Cache-Control", "max-age=60"), 0);
        }

        @Test
        void isWhatTheAgeFieldSaysAndTheTimeTheAnswerTook() {
            OriginResponse response =
                    requestedAt(
                            ok("Date", date(0), "Age", "30", "Cache-Control", "max-age=60"),
                            NOW.minusSeconds(4));

            assertInitialAge(response, 34);
        }

        @Test
        void isTheLargerOfBoth() {
            assertInitialAge(ok("Date", date(-10), "Age", "25", "Cache-Control", "max-age=60"), 25);
            assertInitialAge(ok("Date", date(-40), "Age", "25", "Cache-Control", "max-age=60"), 40);
        }

        @ParameterizedTest
        @Tag("rfc9111-5.1")
        @CsvSource({
            "'7200,0', 7200",
            "'0,7200', 0",
            "abc, 0",
            "-7200, 0",
            "7200.0, 0",
            "'', 0",
            "2147483648, 2147483648",
            "99999999999, 2147483648",
            "'7200;foo=bar', 0"
        })
        void fieldIsReadByItsFirstMember(String age, long seconds) {
            assertInitialAge(ok("Age", age, "Cache-Control", "max-age=60"), seconds);
        }

        @Test
        @Tag("rfc9111-5.1")
        void fieldIsReadByItsFirstLine() {
            assertInitialAge(ok("Age", "0", "Age", "7200", "Cache-Control", "max-age=1"), 0);
            assertInitialAge(ok("Age", "7200", "Age", "0", "Cache-Control", "max-age=1"), 7200);
        }

        @Test
        void fractionOfASecondSinceTheDateIsNoAge() {
            OriginResponse response =
                    new OriginResponse(
                            200,
                            ok("Date", date(0), "Cache-Control", "max-age=1").fields(),
                            ok().content(),
                            ok().handling(),
                            NOW.plusMillis(900),
                            NOW.plusMillis(900));

            assertThat(freshness(path(), response).initialAge()).isZero();
        }

        @Test
        void growsWithTheTimeItIsKept() {
            Freshness freshness = new Freshness(NOW, Duration.ofSeconds(5), Duration.ofSeconds(60));

            assertThat(freshness.age(NOW.plusSeconds(10))).hasSeconds(15);
            assertThat(freshness.remaining(NOW.plusSeconds(10))).hasSeconds(45);
            assertThat(freshness.remaining(NOW.plusSeconds(60))).hasSeconds(-5);
            assertThat(freshness.freshUntil()).isEqualTo(NOW.plusSeconds(55));
        }

        @Test
        void clockThatGoesBackAddsNothing() {
            Freshness freshness = new Freshness(NOW, Duration.ofSeconds(5), Duration.ofSeconds(60));

            assertThat(freshness.age(NOW.minusSeconds(100))).hasSeconds(5);
        }
    }

    @Nested
    @Tag("rfc9111-4.2")
    class Fresh {

        @Test
        void untilTheAgeReachesTheLifetime() {
            Freshness freshness = new Freshness(NOW, Duration.ZERO, Duration.ofSeconds(10));

            assertThat(freshness.isFresh(NOW.plusMillis(9_999))).isTrue();
            assertThat(freshness.isFresh(NOW.plusSeconds(10))).isFalse();
        }

        @Test
        void lifetimeOfARouteCountsFromItsOwnAnswerHoweverLongThatTook() {
            OriginResponse slow = requestedAt(ok(), NOW.minusSeconds(5));

            Freshness freshness = freshness(route(Duration.ofSeconds(1)), slow);

            assertThat(freshness.initialAge()).isZero();
            assertThat(freshness.freshUntil()).isEqualTo(NOW.plusSeconds(1));
        }

        @Test
        void lifetimeOfARouteCountsFromArrivalHoweverOldTheResponseWas() {
            OriginResponse old = ok("Age", "100");

            Freshness freshness = freshness(route(Duration.ofSeconds(60)), old);

            assertThat(freshness.age(NOW)).hasSeconds(100);
            assertThat(freshness.freshUntil()).isEqualTo(NOW.plusSeconds(60));
        }

        @Test
        void lifetimeWithoutEndHasNone() {
            Freshness freshness = freshness(route(Freshness.FOREVER), ok("Age", "99999999999999"));

            assertThat(freshness.isFresh(Instant.MAX)).isTrue();
            assertThat(freshness.lifetime()).isEqualTo(Freshness.FOREVER);
            assertThat(freshness.freshUntil()).isEqualTo(Instant.MAX);
        }
    }

    private static void assertLifetime(
            LifetimeRules rules, OriginResponse response, long seconds, Source source) {
        assertThat(lifetime(rules, response))
                .contains(new FreshnessLifetime(Duration.ofSeconds(seconds), source));
    }

    private static void assertInitialAge(OriginResponse response, long seconds) {
        assertThat(freshness(path(), response).initialAge()).hasSeconds(seconds);
    }

    private static Optional<FreshnessLifetime> lifetime(
            LifetimeRules rules, OriginResponse response) {
        return new FreshnessPolicy(rules)
                .lifetime(response, ResponseDirectives.of(response.fields(), TARGETED));
    }

    private static Freshness freshness(LifetimeRules rules, OriginResponse response) {
        return new FreshnessPolicy(rules)
                .freshness(response, lifetime(rules, response).orElseThrow());
    }
}
