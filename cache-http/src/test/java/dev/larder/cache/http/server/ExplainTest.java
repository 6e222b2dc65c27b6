package dev.larder.cache.http.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.cache.annotation.Cached;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What says why a request was answered as it was. */
class ExplainTest {

    @Test
    void theFieldSaysRuleSectionAndKey() {
        try (Server server = start("larder.http.explain-header", "X-Cache-Reason")) {
            Reply miss = server.get("/explained?q=a");
            Reply hit = server.get("/explained?q=a");
            Reply forced = server.get("/explained?q=a", "Cache-Control: no-cache");
            Reply kept = server.get("/explained?q=a", "Cache-Control: no-store");

            assertThat(miss.field("x-cache-reason"))
                    .startsWith("MISS: nothing is stored (RFC 9111, 4); stored: it is fresh")
                    .contains("/explained");
            assertThat(hit.field("x-cache-reason"))
                    .startsWith("HIT: it is fresh (RFC 9111, 4.2); age 0 s; key ");
            assertThat(forced.field("x-cache-reason"))
                    .startsWith("MISS: the request says no-cache (RFC 9111, 5.2.1.4)");
            assertThat(kept.field("x-cache-reason"))
                    .startsWith("BYPASS: the request says no-store (RFC 9111, 5.2.1.5)");
        }
    }

    @Test
    void whatIsNotStoredSaysWhy() {
        try (Server server = start("larder.http.explain-header", "X-Cache-Reason")) {
            Reply refused = server.get("/explained/no-store");

            assertThat(refused.field("x-cache-reason"))
                    .contains("not stored: the response says no-store (RFC 9111, 5.2.2.5)");
            assertThat(refused.field("cache-status"))
                    .startsWith("Larder; fwd=uri-miss")
                    .endsWith("; detail=no-store");
        }
    }

    @Test
    @Tag("rfc9211-2.6")
    void cacheStatusHasTheKeyWhereItIsExplained() {
        try (Server server = start("larder.http.explain-header", "X-Cache-Reason")) {
            String said = server.get("/explained?q=%22%5C%C3%A9%0D%0Ax").field("cache-status");

            assertThat(said).contains("; key=\"").doesNotContain("\r").contains("\\\"");
        }
    }

    @Test
    void nobodyIsToldKeysUnlessTheSettingsSaySo() {
        try (Server server = start()) {
            Reply miss = server.get("/explained?q=a");

            assertThat(miss.has("x-cache-reason")).isFalse();
            assertThat(miss.field("cache-status")).isEqualTo("Larder; fwd=uri-miss; stored");
        }
    }

    @Test
    @Tag("rfc9211-2.3")
    void cacheStatusSaysWhatTheHandlerAnsweredWhereTheClientGotSomethingElse() {
        try (Server server = start()) {
            String tag = server.get("/explained?q=a").field("etag");
            server.pass(Duration.ofSeconds(61));
            Reply unchanged = server.get("/explained?q=a", "If-None-Match: " + tag);

            assertThat(unchanged.status()).isEqualTo(304);
            assertThat(unchanged.field("cache-status"))
                    .isEqualTo("Larder; fwd=stale; fwd-status=200; stored");
        }
    }

    @Test
    @Tag("rfc9651-3.3.1")
    void cacheStatusHoldsNoLargerNumberThanFieldsMayHave() {
        try (Server server = start()) {
            server.get("/explained/forever");
            assertThat(server.get("/explained/forever").field("cache-status"))
                    .isEqualTo("Larder; hit; ttl=999999999999999");
        }
    }

    private static Server start(Object... settings) {
        return Server.start("explain", settings);
    }

    @Controller("/explained")
    @Requires(property = "spec", value = "explain")
    static class Explained {

        @Get
        @Cached(expire = "60s")
        String get(@QueryValue String q) {
            return q;
        }

        @Get("/forever")
        @Cached(expire = "forever")
        String forever() {
            return "x";
        }

        @Get("/no-store")
        @Cached(expire = "60s")
        MutableHttpResponse<?> kept() {
            return HttpResponse.ok("x").header("Cache-Control", "no-store");
        }
    }
}
