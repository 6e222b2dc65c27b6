package dev.larder.cache.http.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.larder.cache.annotation.Cached;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the settings change, and that switching off leaves nothing of ours. */
class HttpSettingsTest {

    private static Server start(Object... settings) {
        return Server.start("settings", settings);
    }

    @Test
    void theFieldThatSaysHitMayHaveAnotherNameOrNone() {
        try (Server server = start("larder.http.status-header", "X-Shop-Cache")) {
            server.get("/settings");
            Reply hit = server.get("/settings");
            assertThat(hit.field("x-shop-cache")).isEqualTo("HIT");
            assertThat(hit.has("x-cache")).isFalse();
        }
        try (Server server =
                start("larder.http.status-header", "", "larder.http.cache-status", false)) {
            server.get("/settings");
            Reply hit = server.get("/settings");
            assertThat(hit.has("age")).isTrue();
            assertThat(hit.has("x-cache")).isFalse();
            assertThat(hit.has("cache-status")).isFalse();
        }
    }

    @Test
    void cacheStatusSaysItForMachines() {
        try (Server server = start()) {
            assertThat(server.get("/settings").field("cache-status"))
                    .isEqualTo("Larder; fwd=uri-miss; stored");
            assertThat(server.get("/settings").field("cache-status"))
                    .matches("Larder; hit; ttl=[1-6]\\d");
            assertThat(server.get("/settings", "Cache-Control: no-cache").field("cache-status"))
                    .isEqualTo("Larder; fwd=request; stored");
            assertThat(server.get("/settings", "Cache-Control: no-store").field("cache-status"))
                    .startsWith("Larder; fwd=");
        }
    }

    @Test
    void clientsMayBeToldAnotherMaxAgeOrNone() {
        try (Server server = start("larder.http.client-max-age", "10s")) {
            assertThat(server.get("/settings").field("cache-control")).isEqualTo("max-age=10");
            server.pass(Duration.ofSeconds(20));
            Reply hit = server.get("/settings");
            assertThat(hit.cache()).isEqualTo("HIT");
            assertThat(hit.field("cache-control")).isEqualTo("max-age=10");
        }
        try (Server server = start("larder.http.client-max-age", "none")) {
            assertThat(server.get("/settings").has("cache-control")).isFalse();
            assertThat(server.get("/settings").has("cache-control")).isFalse();
        }
    }

    @Test
    void foreverIsSaidAsAYear() {
        try (Server server = start("larder.expire", "forever")) {
            assertThat(server.get("/settings/usual").field("cache-control"))
                    .isEqualTo("max-age=31536000");
            server.pass(Duration.ofDays(3000));
            assertThat(server.get("/settings/usual").cache()).isEqualTo("HIT");
        }
    }

    @Test
    void theMaxAgeIsTheLifetimeWhateverTheJitter() {
        try (Server server = start("larder.jitter", "50%")) {
            for (int i = 0; i < 20; i++) {
                server.send("POST", "/settings", "");
                assertThat(server.get("/settings").field("cache-control")).isEqualTo("max-age=60");
                assertThat(server.get("/settings").field("cache-control")).isEqualTo("max-age=60");
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"larder.enabled", "larder.http.enabled"})
    void switchedOffItLeavesNoTrace(String property) {
        try (Server server = start(property, false)) {
            for (int i = 0; i < 2; i++) {
                Reply reply = server.get("/settings", "If-None-Match: *");
                assertThat(reply.status()).isEqualTo(200);
                assertThat(reply.fields().keySet())
                        .containsExactlyInAnyOrder("date", "content-type", "content-length");
            }
            assertThat(server.bean(Routes.class).calls).hasValue(2);
            assertThat(server.head("/settings").has("content-length")).isFalse();
        }
    }

    @Test
    void onlyTheNamedHostsAreCached() {
        try (Server server = start("larder.http.hosts", "shop.example")) {
            server.get("/settings", "Host: shop.example");
            assertThat(server.get("/settings", "Host: shop.example").cache()).isEqualTo("HIT");
            server.get("/settings", "Host: other.example");
            assertThat(server.get("/settings", "Host: other.example").cache()).isEqualTo("BYPASS");
        }
    }

    @Test
    void aHostMayBeNamedWithThePortThatIsItsOwn() {
        try (Server server = start("larder.http.hosts", "shop.example:80, SHOP.example:443")) {
            server.get("/settings", "Host: shop.example");
            assertThat(server.get("/settings", "Host: shop.example").cache()).isEqualTo("HIT");
            assertThat(server.get("/settings", "Host: shop.example:8080").cache())
                    .isEqualTo("BYPASS");
        }
    }

    @Test
    void inventedHostsDoNotFillTheCache() {
        try (Server server = start()) {
            server.get("/settings");
            for (int i = 0; i < 200; i++) {
                server.get("/settings", "Host: h" + i + ".example");
            }
            assertThat(server.get("/settings", "Host: h199.example").cache()).isEqualTo("BYPASS");
            assertThat(server.get("/settings").cache()).isEqualTo("HIT");
        }
    }

    @Test
    void allResponsesTogetherTakeNoMoreThanTheirRoom() {
        try (Server server = start("larder.http.maximum-weight", "100KB")) {
            for (int i = 0; i < 100; i++) {
                server.get("/settings/large/" + i);
            }
            await().untilAsserted(
                            () -> assertThat(kept(server, "/settings/large/")).isBetween(1L, 10L));
        }
    }

    /** How many of a hundred are there, without a handler that would make them anew. */
    private static long kept(Server server, String path) {
        return LongStream.range(0, 100)
                .mapToObj(i -> server.get(path + i, "Cache-Control: only-if-cached"))
                .filter(reply -> reply.status() == 200)
                .count();
    }

    @ParameterizedTest
    @CsvSource({
        "larder.http.max-body, lots",
        "larder.http.paths, catalog",
        "larder.http.status-header, X Cache",
        "larder.http.surrogate-header, Surrogate Key",
        "larder.http.targeted-fields, CDN Cache Control",
        "larder.http.trust-request-directives, sometimes",
        "larder.http.client-max-age, 90",
        "larder.http.expire-by-status.teapot, 5s",
        "larder.http.expire-by-status.304, 5s",
        "larder.http.paths, /a?b=*",
        "larder.http.hosts, https://shop.example",
        "larder.http.hosts, *.example",
        "larder.http.hosts, ::1",
        "larder.http.ignore-query, ?utm",
        "larder.http.targeted-fields, Cache-Control",
        "larder.http.status-header, Content-Length",
        "larder.http.surrogate-header, x-cache",
        "larder.http.client-max-age, 1500ms",
        "larder.http.ordre, 5"
    })
    void aBadSettingStopsTheStartAndNamesIt(String property, String value) {
        assertThatThrownBy(() -> start(property, value)).hasStackTraceContaining(property + " = ");
    }

    @Controller("/settings")
    @Requires(property = "spec", value = "settings")
    static class Routes {
        final AtomicInteger calls = new AtomicInteger();

        @Get
        @Cached(expire = "60s")
        String get() {
            return "call " + calls.incrementAndGet();
        }

        @Get("/usual")
        @Cached
        String usual() {
            return "usual";
        }

        @Get("/large/{id}")
        @Cached(expire = "60s")
        byte[] large(long id) {
            return new byte[10_000];
        }

        @Post
        String post() {
            return "posted";
        }
    }
}
