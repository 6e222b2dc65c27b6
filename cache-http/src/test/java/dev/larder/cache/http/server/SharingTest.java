package dev.larder.cache.http.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.cache.annotation.Cached;
import dev.larder.cache.annotation.HttpCache;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.authentication.AuthenticationRequest;
import io.micronaut.security.authentication.AuthenticationResponse;
import io.micronaut.security.authentication.provider.HttpRequestAuthenticationProvider;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.session.Session;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nothing of one user reaches another, and rules of access hold on hits. */
class SharingTest {

    private static final String ANN = basic("ann");
    private static final String BOB = basic("bob");

    private Server server;

    @BeforeEach
    void start() {
        server = Server.start("sharing", "micronaut.security.enabled", true);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static String basic(String user) {
        String pair = user + ":secret";
        return "Authorization: Basic "
                + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void rulesOfAccessRunOnEveryHit() {
        assertThat(server.get("/sharing/admin", ANN).status()).isEqualTo(200);
        assertThat(server.get("/sharing/admin", ANN).cache()).isEqualTo("HIT");
        assertThat(server.get("/sharing/admin").status()).isEqualTo(401);
        assertThat(server.get("/sharing/admin", BOB).status()).isEqualTo(403);
        assertThat(server.get("/sharing/admin", basic("nobody")).status()).isEqualTo(401);
    }

    @Test
    void aKnownUserGetsNoSharedEntryAndFillsNone() {
        Reply ann = server.get("/sharing/greeting", ANN);
        assertThat(ann.text()).isEqualTo("hello ann 1");
        assertThat(ann.cache()).isEqualTo("BYPASS");
        assertThat(server.get("/sharing/greeting").text()).isEqualTo("hello nobody 2");
        assertThat(server.get("/sharing/greeting").cache()).isEqualTo("HIT");
        Reply bob = server.get("/sharing/greeting", BOB);
        assertThat(bob.text()).isEqualTo("hello bob 3");
        assertThat(server.get("/sharing/greeting").text()).isEqualTo("hello nobody 2");
    }

    @Test
    void aResponseThatAllowsSharingIsShared() {
        assertThat(server.get("/sharing/allowed", ANN).cache()).isEqualTo("MISS");
        assertThat(server.get("/sharing/allowed", BOB).cache()).isEqualTo("HIT");
        assertThat(server.get("/sharing/allowed").cache()).isEqualTo("HIT");
    }

    @Test
    void aPublicRouteIsShared() {
        assertThat(server.get("/sharing/public", ANN).cache()).isEqualTo("MISS");
        assertThat(server.get("/sharing/public", BOB).cache()).isEqualTo("HIT");
    }

    @Test
    void aBoundPrincipalGivesEachUserEntriesOfHisOwn() {
        for (String path : List.of("principal", "authentication", "per-user", "vary-by")) {
            String target = "/sharing/" + path;
            Reply ann = server.get(target, ANN);
            assertThat(ann.cache()).as(path).isEqualTo("MISS");
            assertThat(ann.field("cache-control")).isEqualTo("private, max-age=60");
            Reply bob = server.get(target, BOB);
            assertThat(bob.cache()).isEqualTo("MISS");
            assertThat(server.get(target, ANN).text()).isEqualTo(ann.text());
            assertThat(server.get(target, ANN).cache()).isEqualTo("HIT");
            assertThat(server.get(target, BOB).text()).isEqualTo(bob.text());
            assertThat(bob.text()).isNotEqualTo(ann.text());
        }
    }

    @Test
    void nobodyIsNotConfusedWithAUserOfThatName() {
        String nobody = server.get("/sharing/per-user").text();
        assertThat(server.get("/sharing/per-user", ANN).text()).isNotEqualTo(nobody);
        String anonymous = server.get("/sharing/vary-by").text();
        assertThat(server.get("/sharing/vary-by", basic("anonymous")).text())
                .isNotEqualTo(anonymous);
    }

    @Test
    void aSessionKeepsResponsesApart() {
        Reply login = server.send("POST", "/sharing/login", "");
        String cookie = "Cookie: " + login.all("set-cookie").get(0).split(";")[0];
        Reply inSession = server.get("/sharing/greeting", cookie);
        assertThat(inSession.cache()).isEqualTo("BYPASS");
        Reply without = server.get("/sharing/greeting");
        assertThat(without.cache()).isEqualTo("MISS");
        assertThat(server.get("/sharing/greeting", cookie).cache()).isEqualTo("BYPASS");
        Reply mine = server.get("/sharing/per-user", cookie);
        assertThat(server.get("/sharing/per-user", cookie).text()).isEqualTo(mine.text());
        assertThat(server.get("/sharing/per-user").text()).isNotEqualTo(mine.text());
    }

    @Test
    void aHandlerThatBeginsASessionIsNotStored() {
        Reply first = server.get("/sharing/begins");
        assertThat(first.all("set-cookie")).hasSize(1);
        Reply second = server.get("/sharing/begins");
        assertThat(second.cache()).isEqualTo("MISS");
        assertThat(second.all("set-cookie")).hasSize(1);
        assertThat(second.field("set-cookie")).isNotEqualTo(first.field("set-cookie"));
    }

    @Test
    void withoutSecurityAnAuthorizationIsEnough() {
        try (Server plain = Server.start("sharing")) {
            assertThat(plain.get("/sharing/token", "Authorization: Bearer a").text())
                    .isEqualTo("token Bearer a");
            assertThat(plain.get("/sharing/token", "Authorization: Bearer b").text())
                    .isEqualTo("token Bearer b");
            assertThat(plain.get("/sharing/token").text()).isEqualTo("token null");
            assertThat(plain.get("/sharing/token").cache()).isEqualTo("HIT");
            assertThat(plain.get("/sharing/token", "Authorization: Bearer b").text())
                    .isEqualTo("token Bearer b");
        }
    }

    @Test
    void concurrentUsersNeverShareALoad() throws Exception {
        var ann =
                java.util.concurrent.CompletableFuture.supplyAsync(
                        () -> server.get("/sharing/slow", ANN));
        Reply bob = server.get("/sharing/slow", BOB);
        assertThat(bob.text()).isEqualTo("hello bob");
        assertThat(ann.get().text()).isEqualTo("hello ann");
    }

    @Singleton
    @Requires(property = "spec", value = "sharing")
    static class Users implements HttpRequestAuthenticationProvider<Object> {
        @Override
        public AuthenticationResponse authenticate(
                @Nullable HttpRequest<Object> request,
                AuthenticationRequest<String, String> given) {
            String user = given.getIdentity();
            return List.of("ann", "bob", "anonymous").contains(user)
                    ? AuthenticationResponse.success(
                            user, user.equals("ann") ? List.of("ADMIN") : List.of())
                    : AuthenticationResponse.failure();
        }
    }

    @Controller("/sharing")
    @Requires(property = "spec", value = "sharing")
    @Secured(SecurityRule.IS_ANONYMOUS)
    static class Routes {
        final AtomicInteger calls = new AtomicInteger();
        final java.util.concurrent.CyclicBarrier both = new java.util.concurrent.CyclicBarrier(2);

        private static String name(HttpRequest<?> request) {
            return request.getUserPrincipal().map(Principal::getName).orElse("nobody");
        }

        @Get("/admin")
        @Secured("ADMIN")
        @Cached(expire = "60s")
        @HttpCache(sharing = HttpCache.Sharing.PUBLIC)
        String admin() {
            return "admin " + calls.incrementAndGet();
        }

        @Get("/greeting")
        @Cached(expire = "60s")
        String greeting(HttpRequest<?> request) {
            return "hello " + name(request) + " " + calls.incrementAndGet();
        }

        @Get("/slow")
        @io.micronaut.scheduling.annotation.ExecuteOn(
                io.micronaut.scheduling.TaskExecutors.BLOCKING)
        @Cached(expire = "60s")
        String slow(HttpRequest<?> request) throws Exception {
            both.await(10, java.util.concurrent.TimeUnit.SECONDS);
            return "hello " + name(request);
        }

        @Get("/allowed")
        @Cached(expire = "60s")
        HttpResponse<String> allowed() {
            return HttpResponse.ok("allowed").header("Cache-Control", "public, max-age=60");
        }

        @Get("/public")
        @Cached(expire = "60s")
        @HttpCache(sharing = HttpCache.Sharing.PUBLIC)
        String shared() {
            return "shared " + calls.incrementAndGet();
        }

        @Get("/principal")
        @Cached(expire = "60s")
        String principal(@Nullable Principal principal) {
            return calls.incrementAndGet() + " " + (principal == null ? "-" : principal.getName());
        }

        @Get("/authentication")
        @Cached(expire = "60s")
        String authentication(@Nullable Authentication who) {
            return calls.incrementAndGet() + " " + (who == null ? "-" : who.getName());
        }

        @Get("/per-user")
        @Cached(expire = "60s")
        @HttpCache(sharing = HttpCache.Sharing.PER_USER)
        String perUser() {
            return "" + calls.incrementAndGet();
        }

        @Get("/vary-by")
        @Cached(expire = "60s", varyBy = "user")
        String varyBy() {
            return "" + calls.incrementAndGet();
        }

        @Get("/token")
        @Cached(expire = "60s")
        String token(HttpRequest<?> request) {
            return "token " + request.getHeaders().get("Authorization");
        }

        @Post("/login")
        String login(Session session) {
            session.put("user", "x");
            return "in";
        }

        @Get("/begins")
        @Cached(expire = "60s")
        String begins(HttpRequest<?> request) {
            io.micronaut.session.http.SessionForRequest.findOrCreate(request, store).put("a", "b");
            return "begins";
        }

        private final io.micronaut.session.SessionStore<? extends Session> store;

        Routes(io.micronaut.session.SessionStore<? extends Session> store) {
            this.store = store;
        }
    }
}
