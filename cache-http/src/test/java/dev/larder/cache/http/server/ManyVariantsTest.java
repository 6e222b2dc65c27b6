package dev.larder.cache.http.server;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.larder.cache.annotation.Cached;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A URL of which clients ask for ever more variants. */
@Tag("rfc9111-4.1")
@Tag("once")
class ManyVariantsTest {

    private static final int VARIANTS = 10_000;
    private static final int MAXIMUM = 1_000_000;
    private static final int BODY = 500;
    private static final int MOST = MAXIMUM / (BODY + 200);

    private Server server;

    @BeforeEach
    void start() {
        server =
                Server.start(
                        "variants",
                        "larder.http.maximum-weight",
                        MAXIMUM,
                        "larder.http.max-variants",
                        8);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void tenThousandVariantsTakeNoMoreThanTheMaximumWeightAndNoMoreTimeEach() {
        long[] nanos = new long[VARIANTS];
        try (Wire wire = server.connect()) {
            for (int i = 0; i < VARIANTS; i++) {
                long start = System.nanoTime();
                Reply reply = wire.ask("GET", "/variants", kind(i));
                nanos[i] = System.nanoTime() - start;
                assertThat(reply.status()).isEqualTo(200);
            }
        }
        assertMedianStaysTheSame(nanos);
        await().atMost(10, SECONDS)
                .untilAsserted(() -> assertThat(storedOfEveryTenth()).isBetween(1, MOST / 10));
    }

    /** How many of every tenth variant are stored; asking for them stores none. */
    private int storedOfEveryTenth() {
        int stored = 0;
        try (Wire wire = server.connect()) {
            for (int i = 0; i < VARIANTS; i += 10) {
                Reply reply =
                        wire.ask("GET", "/variants", kind(i), "Cache-Control: only-if-cached");
                stored += reply.status() == 200 ? 1 : 0;
            }
        }
        return stored;
    }

    private static String kind(int i) {
        return "X-Kind: " + "k".repeat(200) + i;
    }

    @Test
    void moreSetsOfFieldsThanAreRememberedMakeNoRequestSlower() {
        long[] nanos = new long[2_000];
        try (Wire wire = server.connect()) {
            for (int i = 0; i < nanos.length; i++) {
                long start = System.nanoTime();
                wire.ask("GET", "/variants/by", "X-By: X-Field-" + i, "X-Field-" + i + ": v");
                nanos[i] = System.nanoTime() - start;
            }
            assertThat(wire.ask("GET", "/variants/by", "X-By: X-Last", "X-Last: v").cache())
                    .isEqualTo("MISS");
            assertThat(wire.ask("GET", "/variants/by", "X-By: X-Last", "X-Last: v").cache())
                    .isEqualTo("HIT");
        }
        assertMedianStaysTheSame(nanos);
    }

    /** Of the last quarter against the second one: by then the code is warm. */
    private static void assertMedianStaysTheSame(long[] nanos) {
        int quarter = nanos.length / 4;
        long before = median(Arrays.copyOfRange(nanos, quarter, 2 * quarter));
        long after = median(Arrays.copyOfRange(nanos, 3 * quarter, nanos.length));
        assertThat(after).isLessThan(5 * before + Duration.ofMillis(1).toNanos());
    }

    private static long median(long[] nanos) {
        Arrays.sort(nanos);
        return nanos[nanos.length / 2];
    }

    @Controller("/variants")
    @Requires(property = "spec", value = "variants")
    static class Routes {

        @Get
        @Cached(expire = "60s")
        HttpResponse<String> kind() {
            return HttpResponse.ok("y".repeat(BODY)).header("Vary", "X-Kind");
        }

        @Get("/by")
        @Cached(expire = "60s")
        HttpResponse<String> by(HttpRequest<?> request) {
            return HttpResponse.ok("by").header("Vary", request.getHeaders().get("X-By"));
        }
    }
}
