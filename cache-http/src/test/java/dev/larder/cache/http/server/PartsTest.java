package dev.larder.cache.http.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Parts that a handler gave, stored and put together. */
@Tag("rfc9111-3.3")
class PartsTest {

    private static Server server;

    @BeforeAll
    static void start() {
        server = Server.start("parts", "larder.http.paths", "/parts/**");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void clear() {
        server.bean(dev.larder.cache.http.CachedResponses.class).clear();
        server.bean(Routes.class).asked.clear();
        server.bean(Routes.class).version = "1";
    }

    private static List<String> asked() {
        return server.bean(Routes.class).asked;
    }

    private static Reply range(String bytes) {
        return server.get("/parts/digits", "Range: bytes=" + bytes);
    }

    @Test
    void aPartIsStoredAndAnswersWhatItHas() {
        Reply first = range("2-6");
        assertThat(first.status()).isEqualTo(206);
        assertThat(first.cache()).isEqualTo("MISS");
        assertThat(first.field("cache-status")).endsWith("stored");
        try (Line wire = server.line()) {
            Reply same = wire.ask("GET", "/parts/digits", "Range: bytes=2-6");
            assertThat(same.status()).isEqualTo(206);
            assertThat(same.text()).isEqualTo("23456");
            assertThat(same.field("content-range")).isEqualTo("bytes 2-6/10");
            assertThat(same.cache()).isEqualTo("HIT");
            assertThat(same.has("age")).isTrue();
            Reply less = wire.ask("GET", "/parts/digits", "Range: bytes=3-4");
            assertThat(less.text()).isEqualTo("34");
            assertThat(less.field("content-range")).isEqualTo("bytes 3-4/10");
            Reply beyond = wire.ask("GET", "/parts/digits", "Range: bytes=10-");
            assertThat(beyond.status()).isEqualTo(416);
            assertThat(beyond.field("content-range")).isEqualTo("bytes */10");
            Reply known =
                    wire.ask("GET", "/parts/digits", "Range: bytes=3-4", "If-None-Match: \"1\"");
            assertThat(known.status()).isEqualTo(304);
            assertThat(wire.isOpen()).isTrue();
        }
        assertThat(asked()).containsExactly("bytes=2-6");
    }

    @Test
    void whoAsksForMoreThanThePartIsForwarded() {
        range("2-6");
        Reply more = range("5-8");
        assertThat(more.cache()).isEqualTo("MISS");
        assertThat(more.field("cache-status")).contains("fwd=partial");
        assertThat(more.text()).isEqualTo("5678");
        assertThat(asked()).containsExactly("bytes=2-6", "bytes=5-8");
    }

    @Test
    @Tag("rfc9111-3.4")
    void partsOfOneVersionAreCombined() {
        range("0-3");
        range("4-6");
        Reply across = range("2-5");
        assertThat(across.cache()).isEqualTo("HIT");
        assertThat(across.text()).isEqualTo("2345");
        range("7-9");
        Reply whole = server.get("/parts/digits");
        assertThat(whole.status()).isEqualTo(200);
        assertThat(whole.cache()).isEqualTo("HIT");
        assertThat(whole.text()).isEqualTo("0123456789");
        assertThat(whole.has("content-range")).isFalse();
        assertThat(server.head("/parts/digits").field("content-length")).isEqualTo("10");
        assertThat(asked()).hasSize(3);
    }

    @Test
    @Tag("rfc9111-3.4")
    void partsOfDifferentVersionsAreNot() {
        range("0-4");
        server.bean(Routes.class).version = "2";
        assertThat(range("5-9").text()).isEqualTo("fghij");
        assertThat(range("3-6").text()).isEqualTo("defg");
        Reply whole = server.get("/parts/digits");
        assertThat(whole.text()).isEqualTo("abcdefghij");
        assertThat(whole.cache()).isEqualTo("MISS");
    }

    @Test
    @Tag("rfc9111-4.2.4")
    void aStalePartStandsInForAFailureOnlyWhereItHasWhatIsAskedFor() {
        range("2-6");
        server.pass(Duration.ofSeconds(61));
        server.bean(Routes.class).version = "";
        assertThat(server.get("/parts/digits").status()).isEqualTo(503);
        assertThat(range("5-8").status()).isEqualTo(503);
        assertThat(server.head("/parts/digits").status()).isEqualTo(503);
        Reply there = range("3-4");
        assertThat(there.status()).isEqualTo(206);
        assertThat(there.cache()).isEqualTo("STALE");
        assertThat(there.text()).isEqualTo("34");
    }

    @Test
    void aPartThatIsTheWholeAnswersForTheWhole() {
        assertThat(range("0-9").status()).isEqualTo(206);
        Reply whole = server.get("/parts/digits");
        assertThat(whole.status()).isEqualTo(200);
        assertThat(whole.reason()).isIn("OK", "");
        assertThat(whole.cache()).isEqualTo("HIT");
        assertThat(whole.text()).isEqualTo("0123456789");
        assertThat(whole.has("content-range")).isFalse();
        assertThat(range("0-9").field("content-range")).isEqualTo("bytes 0-9/10");
    }

    @Test
    @Tag("rfc9110-15.3.7")
    void aPartForAClientThatHasItsFieldsIsNotStored() {
        range("0-4");
        server.get("/parts/digits", "Range: bytes=5-9", "If-Range: \"1\"");
        Reply whole = server.get("/parts/digits");
        assertThat(whole.cache()).isEqualTo("MISS");
        assertThat(whole.field("content-type")).isEqualTo("application/digits");
    }

    @Test
    @Tag("rfc9111-4.3.2")
    void aPartJustMadeIsA304ForWhoHasIt() {
        Reply known = server.get("/parts/digits", "Range: bytes=2-6", "If-None-Match: \"1\"");
        assertThat(known.status()).isEqualTo(304);
        assertThat(known.has("content-range")).isFalse();
        assertThat(range("2-6").cache()).isEqualTo("HIT");
    }

    @Test
    void aRequestForTheWholeIsForwardedAndItsResponseStored() {
        range("2-6");
        Reply whole = server.get("/parts/digits");
        assertThat(whole.status()).isEqualTo(200);
        assertThat(whole.cache()).isEqualTo("MISS");
        assertThat(whole.text()).isEqualTo("0123456789");
        assertThat(range("0-9").cache()).isEqualTo("HIT");
        assertThat(asked()).containsExactly("bytes=2-6", "-");
    }

    @Test
    void anInvalidatedPartIsNotCombined() {
        range("0-4");
        server.bean(dev.larder.cache.http.CachedResponses.class)
                .invalidatePath("/parts/digits", true);
        range("5-9");
        assertThat(server.get("/parts/digits").cache()).isEqualTo("MISS");
    }

    @Test
    void aPartThatTheServerWouldCompressIsNotStored() {
        server.get("/parts/text", "Range: bytes=0-1");
        assertThat(server.get("/parts/text", "Range: bytes=0-1").cache()).isEqualTo("MISS");
    }

    @Test
    void aRangeThatIsBeingMadeKeepsNobodyWaitingAndReplacesNothingNewer() throws Exception {
        Routes routes = server.bean(Routes.class);
        try (Line slow = server.line()) {
            slow.send("GET", "/parts/slow", "", "Range: bytes=0-4");
            assertThat(routes.entered.await(10, TimeUnit.SECONDS)).isTrue();
            Reply whole = server.get("/parts/slow");
            assertThat(whole.status()).isEqualTo(200);
            assertThat(whole.cache()).isEqualTo("MISS");
            routes.goOn.countDown();
            assertThat(slow.receive("GET").status()).isEqualTo(206);
        }
        assertThat(server.get("/parts/slow").cache()).isEqualTo("HIT");
    }

    @Controller("/parts")
    @Requires(property = "spec", value = "parts")
    static class Routes {
        final List<String> asked = Collections.synchronizedList(new ArrayList<>());
        final CountDownLatch entered = new CountDownLatch(1);
        final CountDownLatch goOn = new CountDownLatch(1);
        volatile String version = "1";

        @Get("/digits")
        @Produces("application/digits")
        HttpResponse<byte[]> digits(@Nullable @Header String range) {
            return answer(range);
        }

        @Get("/slow")
        @Produces("application/digits")
        @ExecuteOn(TaskExecutors.BLOCKING)
        HttpResponse<byte[]> slow(@Nullable @Header String range) throws InterruptedException {
            if (range != null) {
                entered.countDown();
                goOn.await(10, TimeUnit.SECONDS);
            }
            return answer(range);
        }

        @Get("/text")
        @Produces("text/plain")
        HttpResponse<byte[]> text(@Nullable @Header String range) {
            return answer(range);
        }

        private HttpResponse<byte[]> answer(@Nullable String range) {
            asked.add(range == null ? "-" : range);
            if (version.isEmpty()) {
                return HttpResponse.status(HttpStatus.SERVICE_UNAVAILABLE);
            }
            byte[] whole = (version.equals("1") ? "0123456789" : "abcdefghij").getBytes(UTF_8);
            MutableHttpResponse<byte[]> response = HttpResponse.ok(whole);
            if (range != null) {
                String[] ends = range.substring("bytes=".length()).split("-");
                int from = Integer.parseInt(ends[0]);
                int to = Integer.parseInt(ends[1]);
                response =
                        HttpResponse.<byte[]>status(HttpStatus.PARTIAL_CONTENT)
                                .body(Arrays.copyOfRange(whole, from, to + 1))
                                .header("Content-Range", "bytes " + from + "-" + to + "/10");
            }
            return response.header("Cache-Control", "max-age=60")
                    .header("ETag", "\"" + version + "\"");
        }
    }
}
