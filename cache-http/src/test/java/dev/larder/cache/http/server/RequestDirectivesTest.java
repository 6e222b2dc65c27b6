package dev.larder.cache.http.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.cache.annotation.Cached;
import dev.larder.cache.annotation.HttpCache;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a request says about caching, and whether it is heeded. */
class RequestDirectivesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Cache-Control: no-cache",
                "cache-control: NO-CACHE",
                "Cache-Control: foo=bar, no-cache",
                "Cache-Control: max-age=0",
                "Pragma: no-cache"
            })
    void noCacheMakesTheResponseAnewAndReplacesIt(String field) {
        try (Server server = Server.start("directives")) {
            assertThat(server.get("/n").text()).isEqualTo("1");
            Reply forced = server.get("/n", field);
            assertThat(forced.text()).isEqualTo("2");
            assertThat(forced.cache()).isEqualTo("MISS");
            Reply after = server.get("/n");
            assertThat(after.cache()).isEqualTo("HIT");
            assertThat(after.text()).isEqualTo("2");
        }
    }

    @Test
    void noStoreNeitherReadsNorWrites() {
        try (Server server = Server.start("directives")) {
            Reply first = server.get("/n", "Cache-Control: no-store");
            assertThat(first.cache()).isEqualTo("BYPASS");
            assertThat(server.get("/n").text()).isEqualTo("2");
            Reply between = server.get("/n", "Cache-Control: no-store");
            assertThat(between.text()).isEqualTo("3");
            assertThat(between.cache()).isEqualTo("BYPASS");
            Reply after = server.get("/n");
            assertThat(after.text()).isEqualTo("2");
            assertThat(after.cache()).isEqualTo("HIT");
        }
    }

    @Test
    void noStoreWinsOverNoCache() {
        try (Server server = Server.start("directives")) {
            server.get("/n");
            assertThat(server.get("/n", "Cache-Control: no-cache, no-store").cache())
                    .isEqualTo("BYPASS");
            assertThat(server.get("/n").text()).isEqualTo("1");
        }
    }

    @Test
    void onlyIfCachedNeverRunsTheHandler() {
        try (Server server = Server.start("directives")) {
            Reply none = server.get("/n", "Cache-Control: only-if-cached");
            assertThat(none.status()).isEqualTo(504);
            Reply head = server.head("/n", "Cache-Control: only-if-cached");
            assertThat(head.status()).isEqualTo(504);
            assertThat(head.field("connection")).isNotEqualTo("close");
            assertThat(server.get("/n").text()).isEqualTo("1");
            assertThat(server.get("/n", "Cache-Control: only-if-cached").text()).isEqualTo("1");
        }
    }

    @Test
    void maxAgeAndMinFreshOfTheRequestCount() {
        try (Server server = Server.start("directives")) {
            server.get("/n");
            server.pass(Duration.ofSeconds(20));
            assertThat(server.get("/n", "Cache-Control: max-age=30").cache()).isEqualTo("HIT");
            assertThat(server.get("/n", "Cache-Control: min-fresh=50").cache()).isEqualTo("MISS");
            server.pass(Duration.ofSeconds(20));
            assertThat(server.get("/n", "Cache-Control: max-age=10").cache()).isEqualTo("MISS");
        }
    }

    @Test
    void theyAreNotHeededWhereTheyAreNotTrusted() {
        for (String trust : List.of("never", "paths")) {
            try (Server server =
                    Server.start("directives", "larder.http.trust-request-directives", trust)) {
                server.get("/n");
                assertThat(server.get("/n", "Cache-Control: no-cache").cache()).isEqualTo("HIT");
                assertThat(server.get("/n", "Cache-Control: no-store").cache()).isEqualTo("HIT");
                assertThat(server.get("/n", "Pragma: no-cache").cache()).isEqualTo("HIT");
                assertThat(server.bean(Numbers.class).calls).hasValue(1);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "always, MISS, MISS",
        "paths, HIT, MISS",
        "never, HIT, HIT",
    })
    void whoseDirectivesAreHeededIsSaidForRoutesAndForPaths(
            String trust, String route, String path) {
        try (Server server =
                Server.start(
                        "directives",
                        "larder.http.trust-request-directives",
                        trust,
                        "larder.http.paths",
                        "/by-path")) {
            for (String field : List.of("Cache-Control: no-cache", "Cache-Control: max-age=0")) {
                server.get("/n");
                server.get("/by-path");
                assertThat(server.get("/n", field).cache()).as(field).isEqualTo(route);
                assertThat(server.get("/by-path", field).cache()).as(field).isEqualTo(path);
            }
            boolean asked = path.equals("MISS");
            assertThat(server.get("/by-path?other", "Cache-Control: only-if-cached").status())
                    .isEqualTo(asked ? 504 : 200);
            server.get("/by-path?third", "Cache-Control: no-store");
            assertThat(server.get("/by-path?third").cache()).isEqualTo(asked ? "MISS" : "HIT");
        }
    }

    @Test
    void nobodyMakesHandlersRunThatAreNotToBeRunOnDemand() {
        try (Server server =
                Server.start("directives", "larder.http.trust-request-directives", "never")) {
            server.get("/n");
            for (String field :
                    List.of(
                            "Cache-Control: no-cache",
                            "Cache-Control: no-store",
                            "Cache-Control: max-age=0",
                            "Cache-Control: min-fresh=1000",
                            "Pragma: no-cache")) {
                for (int i = 0; i < 5; i++) {
                    assertThat(server.get("/n", field).cache()).as(field).isEqualTo("HIT");
                }
            }
            assertThat(server.bean(Numbers.class).calls).hasValue(1);
        }
    }

    @Test
    void theAnnotationGoesBeforeTheConfiguration() {
        try (Server server =
                Server.start("directives", "larder.http.trust-request-directives", "never")) {
            server.get("/honour");
            assertThat(server.get("/honour", "Cache-Control: no-cache").cache()).isEqualTo("MISS");
        }
        try (Server server = Server.start("directives")) {
            server.get("/ignore");
            assertThat(server.get("/ignore", "Cache-Control: no-cache").cache()).isEqualTo("HIT");
        }
    }

    @Test
    void concurrentForcedRequestsShareOneLoadThatBeganAfterTheyCame() throws Exception {
        try (Server server = Server.start("directives")) {
            Numbers numbers = server.bean(Numbers.class);
            numbers.gate = new CountDownLatch(1);
            CompletableFuture<Reply> first = ask(server, "/slow");
            numbers.await(1);
            // The running load began before these came: it must not answer them.
            List<CompletableFuture<Reply>> forced = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                forced.add(ask(server, "/slow", "Cache-Control: no-cache"));
            }
            CompletableFuture<Reply> joining = ask(server, "/slow");
            org.awaitility.Awaitility.await().until(() -> server.waiters() >= 10);
            numbers.gate.countDown();
            assertThat(first.get(10, TimeUnit.SECONDS).text()).isEqualTo("slow 1");
            joining.get(10, TimeUnit.SECONDS);
            for (CompletableFuture<Reply> reply : forced) {
                assertThat(reply.get(10, TimeUnit.SECONDS).text()).isNotEqualTo("slow 1");
            }
            assertThat(numbers.calls.get()).isBetween(2, 3);
            assertThat(server.get("/slow").text()).isEqualTo("slow " + numbers.calls.get());
        }
    }

    private static CompletableFuture<Reply> ask(Server server, String target, String... fields) {
        return CompletableFuture.supplyAsync(
                () -> server.get(target, fields), task -> new Thread(task).start());
    }

    @Controller
    @Requires(property = "spec", value = "directives")
    static class Numbers {
        final AtomicInteger calls = new AtomicInteger();
        volatile CountDownLatch gate = new CountDownLatch(0);

        @Get("/n")
        @Cached(expire = "60s")
        String n() {
            return "" + calls.incrementAndGet();
        }

        @Get("/by-path")
        io.micronaut.http.HttpResponse<String> byPath() {
            return io.micronaut.http.HttpResponse.ok("" + calls.incrementAndGet())
                    .header("Cache-Control", "max-age=60");
        }

        @Get("/honour")
        @Cached(expire = "60s")
        @HttpCache(requestDirectives = HttpCache.RequestDirectives.HONOUR)
        String honour() {
            return "" + calls.incrementAndGet();
        }

        @Get("/ignore")
        @Cached(expire = "60s")
        @HttpCache(requestDirectives = HttpCache.RequestDirectives.IGNORE)
        String ignore() {
            return "" + calls.incrementAndGet();
        }

        @Get("/slow")
        @io.micronaut.scheduling.annotation.ExecuteOn(
                io.micronaut.scheduling.TaskExecutors.BLOCKING)
        @Cached(expire = "60s")
        String slow() throws InterruptedException {
            int n = calls.incrementAndGet();
            gate.await();
            return "slow " + n;
        }

        void await(int n) {
            org.awaitility.Awaitility.await().until(() -> calls.get() >= n);
        }
    }
}
