package dev.larder.cache.http.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.larder.cache.annotation.Cached;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Stale responses: while they are renewed, and when the handler fails. */
class StaleTest {

    private static final Duration LATER = Duration.ofSeconds(11);

    private Server server;
    private Origin origin;

    @BeforeEach
    void start() {
        start("true");
    }

    private void start(String onError) {
        server =
                Server.start(
                        "stale",
                        "larder.http.paths",
                        "/origin/*",
                        "larder.http.stale-on-error",
                        onError);
        origin = server.bean(Origin.class);
    }

    @AfterEach
    void stop() {
        origin.gate.countDown();
        server.close();
    }

    @Test
    @Tag("rfc5861-3")
    void staleResponseIsGivenAtOnceAndRenewedBehind() {
        origin.cacheControl = "max-age=10, stale-while-revalidate=60";
        server.get("/origin/a");
        server.pass(LATER);
        Reply stale = server.get("/origin/a");

        assertThat(stale.cache()).isEqualTo("STALE");
        assertThat(stale.text()).isEqualTo("1");
        assertThat(stale.field("age")).isEqualTo("11");
        assertThat(stale.field("cache-status")).contains("hit; ttl=-1");
        await().untilAsserted(() -> assertThat(server.get("/origin/a").text()).isEqualTo("2"));
        assertThat(server.get("/origin/a").cache()).isEqualTo("HIT");
        assertThat(origin.calls).hasValue(2);
    }

    @Test
    @Tag("rfc5861-3")
    void manyWhoGetItStaleHaveItRenewedOnce() {
        origin.cacheControl = "max-age=10, stale-while-revalidate=60";
        server.get("/origin/a");
        server.pass(LATER);
        origin.held = true;
        for (int i = 0; i < 20; i++) {
            assertThat(server.get("/origin/a").cache()).isEqualTo("STALE");
        }
        // Nor is there a second one that only waits for the first.
        assertThat(server.waiters()).isZero();
        origin.gate.countDown();
        await().untilAsserted(() -> assertThat(server.get("/origin/a").text()).isEqualTo("2"));
        assertThat(origin.calls).hasValue(2);
    }

    @Test
    @Tag("rfc5861-3")
    void afterTheWindowTheHandlerIsWaitedFor() {
        origin.cacheControl = "max-age=10, stale-while-revalidate=60";
        server.get("/origin/a");
        server.pass(Duration.ofSeconds(71));
        Reply anew = server.get("/origin/a");

        assertThat(anew.cache()).isEqualTo("MISS");
        assertThat(anew.text()).isEqualTo("2");
    }

    @Test
    @Tag("rfc5861-3")
    void headThatGetsItStaleHasTheWholeResponseRenewed() {
        origin.cacheControl = "max-age=10, stale-while-revalidate=60";
        server.get("/origin/a");
        server.pass(LATER);
        assertThat(server.head("/origin/a").cache()).isEqualTo("STALE");
        await().untilAsserted(() -> assertThat(server.get("/origin/a").text()).isEqualTo("2"));
    }

    @Test
    @Tag("rfc5861-3")
    void renewalThatFailsLeavesTheStaleResponse() {
        origin.cacheControl = "max-age=10, stale-while-revalidate=60";
        server.get("/origin/a");
        server.pass(LATER);
        origin.failure = 503;
        assertThat(server.get("/origin/a").text()).isEqualTo("1");
        await().until(() -> origin.calls.get() > 1);
        assertThat(server.get("/origin/a").cache()).isEqualTo("STALE");
    }

    @ParameterizedTest
    @Tag("rfc9111-4.2.4")
    @ValueSource(ints = {500, 502, 503, 504, -1})
    void staleResponseStandsInForAFailure(int failure) {
        server.get("/origin/a");
        server.pass(LATER);
        origin.failure = failure;
        Reply stale = server.get("/origin/a");

        assertThat(stale.status()).isEqualTo(200);
        assertThat(stale.text()).isEqualTo("1");
        assertThat(stale.cache()).isEqualTo("STALE");
        assertThat(stale.field("cache-status"))
                .contains("fwd=stale", "fwd-status=" + (failure < 0 ? 500 : failure));
        origin.failure = 0;
        assertThat(server.get("/origin/a").cache()).isEqualTo("MISS");
    }

    @Test
    @Tag("rfc9111-4.2.4")
    void clientsMistakeIsNoFailure() {
        server.get("/origin/a");
        server.pass(LATER);
        origin.failure = 404;
        assertThat(server.get("/origin/a").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @Tag("rfc9111-4.2.4")
    @ValueSource(
            strings = {
                "max-age=10, must-revalidate",
                "max-age=10, proxy-revalidate",
                "s-maxage=10",
                "max-age=10, must-revalidate, stale-if-error=60"
            })
    void staleResponseThatForbidsItNeverStandsIn(String cacheControl) {
        origin.cacheControl = cacheControl;
        server.get("/origin/a");
        server.pass(LATER);
        origin.failure = 503;
        assertThat(server.get("/origin/a").status()).isEqualTo(503);
    }

    @Test
    @Tag("rfc9111-5.2.1.4")
    void clientThatWantsNoCacheGetsTheFailure() {
        server.get("/origin/a");
        server.pass(LATER);
        origin.failure = 503;
        assertThat(server.get("/origin/a", "Cache-Control: no-cache").status()).isEqualTo(503);
        assertThat(server.get("/origin/a", "Cache-Control: max-age=5").status()).isEqualTo(503);
        assertThat(server.get("/origin/a").status()).isEqualTo(200);
    }

    @Test
    @Tag("rfc5861-4")
    void responseSaysForHowLongItStandsIn() {
        origin.cacheControl = "max-age=10, stale-if-error=5";
        server.get("/origin/a");
        origin.failure = 503;
        server.pass(LATER);
        assertThat(server.get("/origin/a").status()).isEqualTo(200);
        server.pass(LATER);
        assertThat(server.get("/origin/a").status()).isEqualTo(503);
    }

    @Test
    @Tag("rfc5861-4")
    void switchedOffOnlyTheResponseItselfAllowsIt() {
        stop();
        start("false");
        server.get("/origin/a");
        origin.cacheControl = "max-age=10, stale-if-error=60";
        server.get("/origin/b");
        server.pass(LATER);
        origin.failure = 503;
        assertThat(server.get("/origin/a").status()).isEqualTo(503);
        assertThat(server.get("/origin/b").status()).isEqualTo(200);
    }

    @Test
    @Tag("rfc9111-4.2.4")
    void routeWithAnAnnotationHasItsStaleResponseToo() {
        server.get("/annotated");
        server.pass(LATER);
        origin.failure = -1;
        Reply stale = server.get("/annotated");

        assertThat(stale.status()).isEqualTo(200);
        assertThat(stale.text()).isEqualTo("1");
        assertThat(stale.cache()).isEqualTo("STALE");
    }

    @Controller
    @Requires(property = "spec", value = "stale")
    static class Origin {

        final AtomicInteger calls = new AtomicInteger();
        final CountDownLatch gate = new CountDownLatch(1);
        volatile String cacheControl = "max-age=10";
        volatile int failure;
        volatile boolean held;

        @Get("/origin/{id}")
        @io.micronaut.scheduling.annotation.ExecuteOn("blocking")
        MutableHttpResponse<?> get(String id, HttpRequest<?> request) throws InterruptedException {
            String body = body();
            return failure > 0
                    ? HttpResponse.status(HttpStatus.valueOf(failure)).body("failed")
                    : HttpResponse.ok(body).header("Cache-Control", cacheControl);
        }

        @Get("/annotated")
        @Cached(expire = "10s")
        String annotated() throws InterruptedException {
            return body();
        }

        private String body() throws InterruptedException {
            int call = calls.incrementAndGet();
            if (held) {
                gate.await(20, TimeUnit.SECONDS);
            }
            if (failure < 0) {
                throw new IllegalStateException("The upstream is gone.");
            }
            return Integer.toString(call);
        }
    }
}
