package dev.larder.cache.http.rfc9111;

import static dev.larder.cache.http.rfc9111.Given.get;
import static dev.larder.cache.http.rfc9111.Given.handled;
import static dev.larder.cache.http.rfc9111.Given.identified;
import static dev.larder.cache.http.rfc9111.Given.ok;
import static dev.larder.cache.http.rfc9111.Given.response;
import static dev.larder.cache.http.rfc9111.Given.route;
import static dev.larder.cache.http.rfc9111.Given.rules;
import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.cache.http.rfc9111.OriginResponse.Author;
import dev.larder.cache.http.rfc9111.OriginResponse.Handling;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A Cache-Control that the route has written for other caches. */
class ToldToOthersTest {

    private static final StorePolicy ROUTE = new StorePolicy(rules(route()));

    private static OriginResponse by(Author author, String... fields) {
        return handled(ok(fields), new Handling(false, false, Optional.empty(), author));
    }

    private static Duration lifetime(OriginResponse response) {
        return ROUTE.decide(get(), response).storable().orElseThrow().lifetime().duration();
    }

    @ParameterizedTest
    @Tag("rfc9111-4.2.1")
    @CsvSource({"max-age=5", "s-maxage=5", "'max-age=0, must-revalidate'"})
    void itGivesNoLifetimeHere(String cacheControl) {
        assertThat(lifetime(by(Author.ROUTE, "Cache-Control", cacheControl)))
                .isEqualTo(Given.GLOBAL);
    }

    @Test
    void aStatusThatNeedsALifetimeOfItsOwnHasNone() {
        OriginResponse moved =
                handled(
                        response(302, "Cache-Control", "max-age=5"),
                        new Handling(false, false, Optional.empty(), Author.ROUTE));
        assertThat(ROUTE.decide(get(), moved).reason()).isEqualTo(StoreReason.NO_LIFETIME);
    }

    @Test
    @Tag("rfc9213-2.2")
    void aTargetedFieldGivesOneWhoeverHasWrittenIt() {
        OriginResponse response =
                by(Author.ROUTE, "Cache-Control", "max-age=5", "CDN-Cache-Control", "max-age=7");
        assertThat(lifetime(response)).isEqualTo(Duration.ofSeconds(7));
    }

    @Test
    @Tag("rfc9111-5.3")
    void theHandlersExpiresGivesOne() {
        OriginResponse response =
                by(Author.ROUTE, "Cache-Control", "max-age=5", "Expires", Given.date(9));
        assertThat(lifetime(response)).isEqualTo(Duration.ofSeconds(9));
    }

    @ParameterizedTest
    @CsvSource({"no-store, NO_STORE", "private, PRIVATE", "no-cache, NO_CACHE"})
    void whatItForbidsIsForbiddenHereToo(String directive, StoreReason reason) {
        assertThat(ROUTE.decide(get(), by(Author.ROUTE, "Cache-Control", directive)).reason())
                .isEqualTo(reason);
    }

    @Test
    @Tag("rfc9111-3.5")
    void whatItAllowsToSharedCachesIsAllowedHereToo() {
        assertThat(
                        ROUTE.decide(identified(), by(Author.ROUTE, "Cache-Control", "public"))
                                .verdict())
                .isEqualTo(StoreDecision.Verdict.STORE);
        assertThat(ROUTE.decide(identified(), by(Author.ROUTE)).reason())
                .isEqualTo(StoreReason.PERSONAL);
    }

    @Test
    @Tag("rfc9111-5.2.2.7")
    void privateIsKeptWhereTheKeyHasTheUser() {
        OriginResponse response = by(Author.ROUTE_FOR_ONE_USER, "Cache-Control", "private");
        assertThat(ROUTE.decide(get(), response).verdict()).isEqualTo(StoreDecision.Verdict.STORE);
    }

    @Test
    void theHandlersOwnPrivateIsNot() {
        OriginResponse response = by(Author.RESPONSE, "Cache-Control", "private");
        assertThat(ROUTE.decide(get(), response).reason()).isEqualTo(StoreReason.PRIVATE);
    }
}
