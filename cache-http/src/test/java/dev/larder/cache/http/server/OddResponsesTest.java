package dev.larder.cache.http.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Put;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;

/** Responses that handlers seldom make, and those who pass on what others made do. */
@TestInstance(Lifecycle.PER_CLASS)
class OddResponsesTest {

    private final Server server = Server.start("odd-responses", "larder.http.paths", "/**");

    @BeforeAll
    void warm() {
        server.get("/odd/warm");
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    @Tag("rfc9111-3.1")
    void aFieldThatIsWrittenInSeveralCasesIsStoredOnce() {
        Reply miss = server.get("/odd/cases");
        Reply hit = server.get("/odd/cases");

        assertThat(hit.cache()).isEqualTo("HIT");
        assertThat(hit.all("x-two")).isEqualTo(miss.all("x-two")).containsExactly("1", "2", "3");
        assertThat(hit.all("cache-control")).isEqualTo(miss.all("cache-control")).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"forwarded", "forwarded-empty", "forwarded-length"})
    @Tag("rfc9110-9.3.2")
    void whatAHandlerForwardsForHeadIsNotTheContentOfGet(String path) {
        Reply head = server.head("/odd/" + path);
        Reply get = server.get("/odd/" + path);

        assertThat(head.field("content-length"))
                .isEqualTo(path.equals("forwarded-length") ? "7" : "");
        assertThat(get.cache()).isEqualTo("MISS");
        assertThat(get.text()).isEqualTo("content");
        assertThat(server.head("/odd/" + path).field("content-length")).isEqualTo("7");
    }

    @Test
    @Tag("rfc9110-9.3.2")
    void aHandlerThatDoesNotSeeTheMethodGivesWhatGetWouldGet() {
        assertThat(server.head("/odd/nothing").field("content-length")).isEqualTo("0");
        assertThat(server.get("/odd/nothing").cache()).isEqualTo("HIT");
    }

    @Test
    void aStatusWithoutAConstantKeepsItsUsualPhrase() {
        assertThat(server.get("/odd/im-used").reason()).isEqualTo("IM Used");
        Reply hit = server.get("/odd/im-used");

        assertThat(hit.cache()).isEqualTo("HIT");
        assertThat(hit.status()).isEqualTo(226);
        assertThat(hit.reason()).isEqualTo("IM Used");
    }

    @Test
    @Tag("rfc9111-4.2.4")
    void aStoredErrorIsFollowedByTheNextOne() {
        assertThat(server.get("/odd/down").status()).isEqualTo(503);
        assertThat(server.get("/odd/down").cache()).isEqualTo("HIT");
        server.pass(Duration.ofSeconds(61));
        Reply next = server.get("/odd/down");

        assertThat(next.cache()).isEqualTo("MISS");
        assertThat(next.has("age")).isFalse();
        assertThat(server.get("/odd/down").text()).isEqualTo(next.text());
    }

    @Test
    @Tag("rfc9111-4.4")
    void twoSlashesAtTheBeginningArePartOfThePath() {
        server.get("//odd/changed");
        server.get("/changed");
        assertThat(server.get("//odd/changed").cache()).isEqualTo("HIT");
        server.send("PUT", "//odd/changed", "");

        assertThat(server.get("//odd/changed").cache()).isEqualTo("MISS");
        assertThat(server.get("/changed").cache()).isEqualTo("HIT");
    }

    @Test
    @Tag("rfc9111-5.2.1.7")
    void theConnectionStaysOpenWhereNothingStoredAnswersHead() {
        try (Wire wire = server.connect()) {
            Reply head = wire.ask("HEAD", "/odd/never", "Cache-Control: only-if-cached");

            assertThat(head.status()).isEqualTo(504);
            assertThat(head.has("connection")).isFalse();
            assertThat(wire.ask("GET", "/odd/warm").status()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/odd/stream", "/odd/input"})
    @Tag("rfc9110-13.1.2")
    void aStreamThatTheClientHasIsNotSentAgainButEnds(String path) {
        Routes routes = server.bean(Routes.class);
        assertThat(server.get(path).text()).isEqualTo("stream");
        int ended = routes.ended.get();
        Reply held = server.get(path, "If-None-Match: \"v1\"");
        Reply changed = server.get(path, "If-None-Match: \"v0\"");

        assertThat(held.status()).isEqualTo(304);
        assertThat(held.field("etag")).isEqualTo("\"v1\"");
        assertThat(held.cache()).isEqualTo("MISS");
        assertThat(held.has("content-length")).isFalse();
        assertThat(changed.text()).isEqualTo("stream");
        await().until(() -> routes.ended.get() == ended + 2);
    }

    @Controller
    @Requires(property = "spec", value = "odd-responses")
    static class Routes {

        private final AtomicInteger calls = new AtomicInteger();
        private final AtomicInteger ended = new AtomicInteger();

        @Get("/odd/stream")
        MutableHttpResponse<?> stream() {
            return streamed()
                    .body(
                            Flux.just("str".getBytes(), "eam".getBytes())
                                    .doFinally(signal -> ended.incrementAndGet()));
        }

        @Get("/odd/input")
        MutableHttpResponse<?> input() {
            return streamed()
                    .body(
                            new ByteArrayInputStream("stream".getBytes()) {
                                @Override
                                public void close() {
                                    ended.incrementAndGet();
                                }
                            });
        }

        private static MutableHttpResponse<Object> streamed() {
            return response()
                    .header("ETag", "\"v1\"")
                    .contentType(MediaType.APPLICATION_OCTET_STREAM_TYPE);
        }

        private static MutableHttpResponse<Object> response() {
            return HttpResponse.ok().header("Cache-Control", "max-age=60");
        }

        private static boolean isHead(HttpRequest<?> request) {
            return request.getMethodName().equals("HEAD");
        }

        @Get("/{+path:.*}")
        MutableHttpResponse<?> any(String path) {
            return response().body(path + calls.incrementAndGet());
        }

        @Put("/{+path:.*}")
        MutableHttpResponse<?> change(String path) {
            return HttpResponse.noContent();
        }

        @Get("/odd/cases")
        MutableHttpResponse<?> cases() {
            return response()
                    .header("cache-control", "public")
                    .header("X-Two", "1")
                    .header("x-two", "2")
                    .header("X-TWO", "3")
                    .body("cases");
        }

        @Get("/odd/forwarded")
        MutableHttpResponse<?> forwarded(HttpRequest<?> request) {
            return isHead(request) ? response() : response().body("content");
        }

        @Get("/odd/forwarded-empty")
        MutableHttpResponse<?> forwardedEmpty(HttpRequest<?> request) {
            return response().body(isHead(request) ? new byte[0] : "content".getBytes());
        }

        @Get("/odd/forwarded-length")
        MutableHttpResponse<?> forwardedLength(HttpRequest<?> request) {
            return isHead(request)
                    ? response().header("Content-Length", "7")
                    : response().body("content");
        }

        @Get("/odd/nothing")
        MutableHttpResponse<?> nothing() {
            return response();
        }

        @Get("/odd/im-used")
        MutableHttpResponse<?> imUsed() {
            return response().status(226, "IM Used").body("used");
        }

        @Get("/odd/down")
        MutableHttpResponse<?> down() {
            return response().status(503).body("down " + calls.incrementAndGet());
        }
    }
}
