package dev.larder.cache.http.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.cache.annotation.Cached;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a request can carry besides its URL and its host. */
class InputTricksTest {

    private Server server;

    @BeforeEach
    void start() {
        server = Server.start("input", "larder.http.paths", "/static/*,*.css,/sent/*");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    @Tag("rfc9111-4.1")
    void valuesNearTheLimitOfTheServerDistinguish() {
        String value = "y".repeat(7_900);
        String one = server.get("/input/kind", "X-Kind: " + value + "1").text();
        String other = server.get("/input/kind", "X-Kind: " + value + "2").text();
        assertThat(other).isNotEqualTo(one);
        Reply hit = server.get("/input/kind", "X-Kind: " + value + "1");
        assertThat(hit.cache()).isEqualTo("HIT");
        assertThat(hit.text()).isEqualTo(one);
    }

    @Test
    void aRequestBeyondTheLimitOfTheServerIsRefusedAndStoresNothing() {
        server.get("/input/kind", "X-Kind: a");
        Reply refused = server.get("/input/kind", "X-Kind: " + "y".repeat(9_000));
        assertThat(refused.status()).isBetween(400, 499);
        assertThat(refused.has("x-cache")).isFalse();
        assertThat(server.bean(Routes.class).calls).hasValue(1);
        assertThat(server.get("/input/kind", "X-Kind: a").cache()).isEqualTo("HIT");
    }

    @Test
    void aLineBreakThatAHandlerWouldSendIsNeitherSentNorStored() {
        for (String evil : List.of("a%0d%0aX-Evil:%201", "a%0aX-Evil:%201", "a%0dX-Evil:%201")) {
            for (int i = 0; i < 2; i++) {
                Reply reply = server.get("/input/location?to=" + evil);
                assertThat(reply.has("x-evil")).as(evil).isFalse();
                assertThat(reply.status()).as(evil).isEqualTo(500);
                assertThat(reply.cache()).as(evil).isNotEqualTo("HIT");
            }
        }
        assertThat(server.get("/input/location?to=b").field("location")).isEqualTo("/b");
    }

    @Test
    @Tag("rfc9111-3")
    void aGlobMeansThePathThatTheRouterMatched() {
        List<String> targets =
                List.of(
                        "/static/x",
                        "/account/x.css",
                        "/account/me;.css",
                        "/account/me;/x.css",
                        "/account%2Fx.css",
                        "/account/me%2Fx.css",
                        "/account/me%00.css",
                        "/account/me%3F.css",
                        "/account/me?.css",
                        "/account/me?/static/x.css",
                        "/account/me#x.css",
                        "/account/me%23x.css",
                        "/account/../static/x",
                        "/account/%2e%2e/static/x",
                        "/account/..%2fstatic/x",
                        "/static/../account/me",
                        "/static/%2e%2e/account/me",
                        "/static/..%2faccount/me",
                        "/static/..;/account/me",
                        "/static//account/me",
                        "//static/account/me",
                        "/Static/x",
                        "/%73tatic/x",
                        "/%61ccount/me",
                        "/account/me/",
                        "/account/static/x");
        for (String target : targets) {
            for (int i = 0; i < 2; i++) {
                Reply ann = server.get(target, "X-User: ann" + i);
                boolean ofAccount = ann.text().startsWith("account");
                boolean css = target.split("[?]")[0].endsWith(".css");
                if (ofAccount && !css) {
                    assertThat(ann.has("x-cache")).as(target).isFalse();
                }
                if (ofAccount) {
                    assertThat(ann.text()).as(target).endsWith("ann" + i);
                }
            }
        }
    }

    @Test
    @Tag("rfc9111-3.5")
    void aKnownUsersResponseIsNotStoredWhateverItsPathLooksLike() {
        for (String path : List.of("/static/me", "/account/x.css", "/input/kind")) {
            String known = "Authorization: Basic YW5uOnNlY3JldA==";
            for (int i = 0; i < 2; i++) {
                assertThat(server.get(path, known).cache()).as(path).isEqualTo("BYPASS");
            }
            assertThat(server.get(path).cache()).as(path).isNotEqualTo("HIT");
        }
    }

    @Test
    @Tag("rfc9110-9.3.1")
    void whatIsSentWithAGetNeverReachesAnother() {
        for (String path : List.of("/input/kind", "/input/request", "/sent/body")) {
            Reply sent = server.send("GET", path, "evil");
            assertThat(sent.cache()).as(path).isEqualTo("BYPASS");
            assertThat(server.get(path).text()).as(path).doesNotContain("evil");
            assertThat(server.get(path).cache()).as(path).isEqualTo("HIT");
            Reply empty = server.get(path, "Content-Length: 0");
            assertThat(empty.cache()).as(path).isEqualTo("HIT");
        }
    }

    @Controller
    @Requires(property = "spec", value = "input")
    static class Routes {
        final AtomicInteger calls = new AtomicInteger();

        @Get("/input/kind")
        @Cached(expire = "60s")
        String kind(@io.micronaut.http.annotation.Header("X-Kind") @Nullable String kind) {
            return "kind " + calls.incrementAndGet();
        }

        @Get("/input/location{?to}")
        @Cached(expire = "60s")
        HttpResponse<String> location(String to) {
            return HttpResponse.ok("to").header("Location", "/" + to);
        }

        @Get("/static/{+rest}")
        HttpResponse<String> files(String rest) {
            return HttpResponse.ok("static " + rest).header("Cache-Control", "max-age=60");
        }

        @Get("/account/{+rest}")
        HttpResponse<String> account(HttpRequest<?> request) {
            return HttpResponse.ok("account of " + request.getHeaders().get("X-User"));
        }

        @Get("/input/request")
        @Cached(expire = "60s")
        String request(HttpRequest<String> request) {
            return "body " + request.getBody();
        }

        @Get("/sent/{+rest}")
        HttpResponse<String> sent(@Body Optional<String> body) {
            return HttpResponse.ok("body " + body).header("Cache-Control", "max-age=60");
        }
    }
}
