package dev.larder.cache.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.cache.http.CachedResponses;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every way to log in. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class AccessScenario {

    private final Way way;
    private EmbeddedServer server;
    private URI uri;
    private Client nobody;
    private Client ann;
    private Client bob;

    @SuppressWarnings("NullAway.Init")
    AccessScenario(Way way) {
        this.way = way;
    }

    @BeforeAll
    void start() {
        Map<String, Object> settings = new HashMap<>(way.settings());
        settings.put("micronaut.server.port", -1);
        settings.put("micronaut.multitenancy.tenantresolver.httpheader.enabled", true);
        settings.put("micronaut.multitenancy.tenantresolver.httpheader.header-name", "X-Tenant");
        settings.put("larder.http.paths", "/api/path");
        server = ApplicationContext.run(EmbeddedServer.class, settings, "test");
        uri = server.getURI();
        nobody = new Client(uri);
        ann = way.login(uri, "ann");
        bob = way.login(uri, "bob");
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @BeforeEach
    void empty() {
        bean(CachedResponses.class).clear();
        bean(Users.class).reset();
        bean(Banned.class).names.clear();
    }

    <T> T bean(Class<T> type) {
        return server.getApplicationContext().getBean(type);
    }

    Client login(String user) {
        return way.login(uri, user);
    }

    Client ann() {
        return ann;
    }

    Client nobody() {
        return nobody;
    }

    @Test
    void rulesOfAccessRunOnEveryHit() {
        assertThat(ann.get("/api/admin").cache()).isEqualTo("MISS");
        assertThat(ann.get("/api/admin").cache()).isEqualTo("HIT");

        assertThat(bob.get("/api/admin").status()).isEqualTo(403);
        assertThat(nobody.get("/api/admin").status()).isEqualTo(401);
        assertThat(ann.get("/api/admin").cache()).isEqualTo("HIT");
    }

    @Test
    void aRuleThatRefusesAUserFromNowOnHoldsForWhatIsStored() {
        ann.get("/api/admin");
        ann.get("/api/per-user");
        bean(Banned.class).names.add("ann");

        for (String target : List.of("/api/admin", "/api/per-user", "/api/plain")) {
            assertThat(ann.get(target).status()).as(target).isEqualTo(403);
        }
    }

    @Test
    void aRefusalIsNeverStoredAndWhatIsStoredIsNeverRefused() {
        assertThat(nobody.get("/api/members").status()).isEqualTo(401);
        assertThat(bob.get("/api/admin").status()).isEqualTo(403);

        assertThat(ann.get("/api/members").cache()).isEqualTo("MISS");
        assertThat(ann.get("/api/admin").cache()).isEqualTo("MISS");
        assertThat(bob.get("/api/members").cache()).isEqualTo("HIT");
        assertThat(nobody.get("/api/members").status()).isEqualTo(401);
        assertThat(nobody.get("/api/members").response().headers().map()).doesNotContainKey("Age");
    }

    @Test
    @Tag("rfc9111-3.5")
    void whoIsLoggedInIsNeitherAnsweredFromNorStoredInWhatIsShared() {
        assertThat(ann.get("/api/plain").cache()).isEqualTo("BYPASS");
        assertThat(nobody.get("/api/plain").who()).isEqualTo("nobody");
        assertThat(nobody.get("/api/plain").cache()).isEqualTo("HIT");
        assertThat(ann.get("/api/plain").who()).isEqualTo("ann");
        assertThat(bob.get("/api/plain").who()).isEqualTo("bob");
        assertThat(bob.get("/api/inside").who()).isEqualTo("bob");
        assertThat(ann.get("/api/inside").who()).isEqualTo("ann");
        assertThat(nobody.get("/api/inside").status()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"principal", "per-user", "vary-by-user"})
    void whereTheUserIsInTheKeyEachHasHisOwn(String path) {
        String target = "/api/" + path;
        Client.Reply annas = ann.get(target);
        assertThat(annas.cache()).isEqualTo("MISS");
        assertThat(annas.response().headers().firstValue("Cache-Control"))
                .contains("private, max-age=60");

        assertThat(bob.get(target).who()).isEqualTo("bob");
        assertThat(nobody.get(target).who()).isEqualTo("nobody");
        assertThat(login("anonymous").get(target).who()).isEqualTo("anonymous");
        assertThat(ann.get(target).text()).isEqualTo(annas.text());
        assertThat(ann.get(target).cache()).isEqualTo("HIT");
    }

    @ParameterizedTest
    @ValueSource(strings = {"principal", "per-user", "vary-by-user", "plain"})
    void whoHasLoggedOutGetsNothingThatWasHis(String path) {
        ann.get("/api/" + path);
        assertThat(nobody.get("/api/" + path).who()).isEqualTo("nobody");
        assertThat(ann.get("/api/" + path).who()).isEqualTo("ann");
    }

    @ParameterizedTest
    @ValueSource(strings = {"public, max-age=60", "s-maxage=60", "max-age=60, must-revalidate"})
    @Tag("rfc9111-3.5")
    void whatTheResponseAllowsToBeSharedIsShared(String directives) {
        for (String path : List.of("/api/path", "/api/says")) {
            String target = path + "?directives=" + encoded(directives);
            assertThat(ann.get(target).cache()).as(target).isEqualTo("MISS");
            assertThat(bob.get(target).cache()).as(target).isEqualTo("HIT");
            assertThat(bob.get(target).who()).as(target).isEqualTo("ann");
            assertThat(nobody.get(target).cache()).as(target).isEqualTo("HIT");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "max-age=60",
                "private, max-age=60",
                "public, no-store",
                "s-maxage=60, private",
                "max-age=60, proxy-revalidate"
            })
    @Tag("rfc9111-3.5")
    void whatItDoesNotAllowIsNot(String directives) {
        for (String path : List.of("/api/path", "/api/says")) {
            String target = path + "?directives=" + encoded(directives);
            ann.get(target);
            assertThat(bob.get(target).who()).as(target).isEqualTo("bob");
            assertThat(nobody.get(target).who()).as(target).isEqualTo("nobody");
            assertThat(ann.get(target).who()).as(target).isEqualTo("ann");
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 404})
    void whatAHandlerRefusesIsStoredOnlyIfTheResponseItselfSaysSo(int status) {
        String target = "/api/refuses?status=" + status;
        ann.get(target);
        assertThat(bob.get(target).who()).isEqualTo("bob");

        String lasting = target + "&directives=" + encoded("public, max-age=60");
        assertThat(ann.get(lasting).status()).isEqualTo(status);
        assertThat(bob.get(lasting).who()).isEqualTo("ann");
        assertThat(bob.get(lasting).status()).isEqualTo(status);
        assertThat(bob.get(lasting).cache()).isEqualTo("HIT");
    }

    @Test
    void theKeyCanHoldTenantFieldCookieAndRole() {
        assertTold("/api/by-tenant", "X-Tenant", "shop", "depot");
        assertTold("/api/by-field", "X-Segment", "gold", "silver");
        assertTold("/api/by-cookie", "Cookie", "colour=red", "colour=blue");
    }

    private void assertTold(String target, String field, String one, String other) {
        String first = nobody.with(field, one).get(target).text();
        assertThat(nobody.with(field, other).get(target).text()).as(target).isNotEqualTo(first);
        assertThat(nobody.with(field, one).get(target).text()).as(target).isEqualTo(first);
        assertThat(nobody.with(field, one).get(target).cache()).as(target).isEqualTo("HIT");
    }

    @Test
    void aPolicyLetsUsersOfTheSameRolesShare() {
        assertThat(bob.get("/api/by-role").who()).isEqualTo("bob");
        assertThat(login("anonymous").get("/api/by-role").who()).isEqualTo("bob");
        assertThat(ann.get("/api/by-role").who()).isEqualTo("ann");
        assertThat(nobody.get("/api/by-role").who()).isEqualTo("nobody");
        assertThat(bob.get("/api/by-role").cache()).isEqualTo("HIT");
    }

    @Test
    void rolesThatHaveChangedCountFromTheNextLoginOn() {
        ann.get("/api/admin");
        ann.get("/api/by-role");
        bean(Users.class).roles.put("ann", List.of());

        Client later = login("ann");
        assertThat(later.get("/api/admin").status()).isEqualTo(403);
        assertThat(later.get("/api/by-role").cache()).isEqualTo("MISS");
    }

    @Test
    @Tag("rfc9111-7.3")
    void aResponseThatSetsACookieIsNotGivenToOthers() {
        String first = ann.get("/api/sets-cookie").response().headers().map().toString();
        Client.Reply second = bob.get("/api/sets-cookie");

        assertThat(second.who()).isEqualTo("bob");
        assertThat(second.response().headers().map().toString()).isNotEqualTo(first);
    }
}
