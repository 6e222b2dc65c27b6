package dev.larder.cache.http.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.cache.CacheContext;
import dev.larder.cache.annotation.Cached;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Paths that are cached without an annotation, by what their responses say. */
class PathsTest {

    private Server server;

    @BeforeEach
    void start() {
        server =
                Server.start(
                        "paths",
                        "larder.http.paths",
                        "/paths/*",
                        "larder.http.exclude",
                        "/paths/out*",
                        "larder.http.trust-request-directives",
                        "paths");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aResponseIsStoredByItsOwnFreshness() {
        Reply miss = server.get("/paths/in?cc=max-age%3D30");
        Reply hit = server.get("/paths/in?cc=max-age%3D30");
        assertThat(miss.cache()).isEqualTo("MISS");
        assertThat(hit.cache()).isEqualTo("HIT");
        assertThat(hit.has("age")).isTrue();
        assertThat(hit.text()).isEqualTo(miss.text());
        server.pass(Duration.ofSeconds(31));
        assertThat(server.get("/paths/in?cc=max-age%3D30").cache()).isEqualTo("MISS");
    }

    @Test
    void itGetsNoFieldOfOursButThatSayHowItWasFound() {
        for (int i = 0; i < 2; i++) {
            Reply reply = server.get("/paths/in?cc=max-age%3D30");
            assertThat(reply.has("etag")).isFalse();
            assertThat(reply.has("vary")).isFalse();
            assertThat(reply.field("cache-control")).isEqualTo("max-age=30");
        }
    }

    @Test
    void oneThatSaysNothingIsNotStored() {
        server.get("/paths/in");
        assertThat(server.get("/paths/in").cache()).isEqualTo("MISS");
    }

    @Test
    void oneThatSaysWhenItWasModifiedIsStoredForATenthOfThat() {
        server.get("/paths/modified");
        assertThat(server.get("/paths/modified").cache()).isEqualTo("HIT");
        server.pass(Duration.ofMinutes(5));
        assertThat(server.get("/paths/modified").cache()).isEqualTo("HIT");
        server.pass(Duration.ofMinutes(5));
        assertThat(server.get("/paths/modified").cache()).isEqualTo("MISS");
    }

    @Test
    void theWholeQueryCounts() {
        server.get("/paths/in?cc=max-age%3D30&a=1");
        assertThat(server.get("/paths/in?cc=max-age%3D30&a=2").cache()).isEqualTo("MISS");
        assertThat(server.get("/paths/in?cc=max-age%3D30&a=1").cache()).isEqualTo("HIT");
        assertThat(server.get("/paths/in?a=1&cc=max-age%3D30").cache()).isEqualTo("MISS");
    }

    @Test
    void excludedPathsAndOthersGetNothing() {
        for (String path : new String[] {"/paths/out?cc=max-age%3D30", "/elsewhere"}) {
            Reply reply = server.get(path);
            assertThat(reply.has("x-cache")).as(path).isFalse();
            assertThat(reply.has("cache-status")).isFalse();
        }
    }

    @Test
    @Tag("rfc9111-7.3")
    void aResponseThatSetsACookieIsStoredIfItSaysItIsPublic() {
        String open = "/paths/cookie?cc=public,max-age%3D30";
        server.get(open);
        Reply hit = server.get(open);
        assertThat(hit.cache()).isEqualTo("HIT");
        assertThat(hit.field("set-cookie")).startsWith("theme=dark");
        server.get("/paths/cookie?cc=max-age%3D30");
        assertThat(server.get("/paths/cookie?cc=max-age%3D30").cache()).isEqualTo("MISS");
    }

    @Test
    @Tag("rfc9111-7.3")
    void onRoutesNothingButThePropertyAllowsCookies() {
        server.get("/cookie-route");
        assertThat(server.get("/cookie-route").cache()).isEqualTo("MISS");
        try (Server allowing =
                Server.start(
                        "paths",
                        "larder.http.paths",
                        "/paths/*",
                        "larder.http.store-set-cookie",
                        true)) {
            for (String target : new String[] {"/cookie-route", "/paths/cookie?cc=max-age%3D30"}) {
                allowing.get(target);
                assertThat(allowing.get(target).cache()).as(target).isEqualTo("HIT");
            }
        }
    }

    @Test
    void directivesOfRequestsAreHeededHere() {
        server.get("/paths/in?cc=max-age%3D30");
        assertThat(server.get("/paths/in?cc=max-age%3D30", "Cache-Control: no-cache").cache())
                .isEqualTo("MISS");
    }

    @Test
    void aPathThatNoRouteHasIsA404AndNotStored() {
        assertThat(server.get("/paths/none").status()).isEqualTo(404);
        assertThat(server.get("/paths/none").status()).isEqualTo(404);
    }

    @Test
    void anUnsafeRequestEvictsHereToo() {
        server.get("/paths/in?cc=max-age%3D30");
        server.send("POST", "/paths/in", "");
        assertThat(server.get("/paths/in?cc=max-age%3D30").cache()).isEqualTo("MISS");
    }

    @Test
    void aHandlerMaySayItWithoutAField() {
        assertThat(server.get("/paths/in/said").has("cache-control")).isFalse();
        assertThat(server.get("/paths/in/said").cache()).isEqualTo("HIT");
        server.pass(Duration.ofSeconds(31));
        assertThat(server.get("/paths/in/said").cache()).isEqualTo("MISS");
    }

    @Controller
    @Requires(property = "spec", value = "paths")
    static class Routes {
        final AtomicInteger calls = new AtomicInteger();

        @Get("/paths/{+rest}")
        HttpResponse<String> any(String rest, @Nullable @QueryValue String cc) {
            if (rest.equals("none")) {
                return HttpResponse.notFound();
            }
            MutableHttpResponse<String> response =
                    HttpResponse.ok("call " + calls.incrementAndGet());
            if (rest.equals("modified")) {
                response.getHeaders()
                        .lastModified(
                                java.time.LocalDateTime.now(java.time.ZoneOffset.UTC)
                                        .minusMinutes(90));
            }
            if (rest.equals("cookie")) {
                response.header("Set-Cookie", "theme=dark");
            }
            return cc == null ? response : response.header("Cache-Control", cc);
        }

        @Get("/paths/in/said")
        String said(CacheContext context) {
            context.expire(Duration.ofSeconds(30));
            return "said";
        }

        @Get("/cookie-route")
        @Cached(expire = "60s")
        HttpResponse<String> cookie() {
            return HttpResponse.ok("cookie")
                    .header("Set-Cookie", "theme=dark")
                    .header("Cache-Control", "public");
        }

        @io.micronaut.http.annotation.Post("/paths/in")
        String post() {
            return "posted";
        }

        @Get("/elsewhere")
        String elsewhere() {
            return "elsewhere";
        }
    }
}
