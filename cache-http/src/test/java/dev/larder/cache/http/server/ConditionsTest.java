package dev.larder.cache.http.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.cache.annotation.Cached;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Requests with conditions, on what is stored and on what has just been made. */
@Tag("rfc9110-13.2.2")
class ConditionsTest {

    private static final String MODIFIED = "Thu, 01 Jan 2026 10:00:00 GMT";
    private static final String BEFORE = "Thu, 01 Jan 2026 09:59:59 GMT";

    private static Server server;

    @BeforeAll
    static void start() {
        server = Server.start("conditions", "larder.http.paths", "/conditions/path*");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void clear() {
        server.bean(dev.larder.cache.http.CachedResponses.class).clear();
        server.bean(Routes.class).calls.set(0);
    }

    private static int calls() {
        return server.bean(Routes.class).calls.get();
    }

    @Test
    @Tag("rfc9110-13.1.1")
    void aStoredResponseOfAnotherVersionIsA412() {
        Reply stored = server.get("/conditions/text");
        server.pass(Duration.ofSeconds(5));
        try (Line wire = server.line()) {
            Reply failed = wire.ask("GET", "/conditions/text", "If-Match: \"other\"");
            assertThat(failed.status()).isEqualTo(412);
            assertThat(failed.body()).isEmpty();
            assertThat(failed.field("content-length")).isEqualTo("0");
            assertThat(failed.cache()).isEqualTo("HIT");
            assertThat(failed.field("etag")).isEqualTo(stored.field("etag"));
            assertThat(failed.has("date")).isTrue();
            assertThat(failed.has("age")).isFalse();
            assertThat(failed.has("cache-control")).isFalse();
            assertThat(failed.has("content-type")).isFalse();
            assertThat(failed.field("connection")).isNotEqualTo("close");

            Reply head = wire.ask("HEAD", "/conditions/text", "If-Match: \"other\"");
            assertThat(head.status()).isEqualTo(412);
            assertThat(head.field("connection")).isNotEqualTo("close");

            Reply holds = wire.ask("GET", "/conditions/text", "If-Match: " + stored.field("etag"));
            assertThat(holds.status()).isEqualTo(200);
            assertThat(holds.text()).isEqualTo("text");
            assertThat(wire.ask("GET", "/conditions/text", "If-Match: *").status()).isEqualTo(200);
            assertThat(wire.isOpen()).isTrue();
        }
        assertThat(calls()).isEqualTo(1);
    }

    @Test
    @Tag("rfc9110-13.1.1")
    void aResponseJustMadeOfAnotherVersionIsA412AndStored() {
        try (Line wire = server.line()) {
            Reply failed = wire.ask("GET", "/conditions/text", "If-Match: \"other\"");
            assertThat(failed.status()).isEqualTo(412);
            assertThat(failed.body()).isEmpty();
            assertThat(failed.cache()).isEqualTo("MISS");
            assertThat(failed.has("cache-control")).isFalse();
            assertThat(failed.field("connection")).isNotEqualTo("close");
            Reply next = wire.ask("GET", "/conditions/text");
            assertThat(next.status()).isEqualTo(200);
            assertThat(next.cache()).isEqualTo("HIT");
        }
        assertThat(calls()).isEqualTo(1);
    }

    @Test
    @Tag("rfc9110-13.1.4")
    void whatChangedAfterTheDateIsA412() {
        for (String expected : new String[] {"MISS", "HIT"}) {
            clearUnless(expected);
            Reply failed = server.get("/conditions/dated", "If-Unmodified-Since: " + BEFORE);
            assertThat(failed.status()).isEqualTo(412);
            assertThat(failed.cache()).isEqualTo(expected);
        }
        Reply holds = server.get("/conditions/dated", "If-Unmodified-Since: " + MODIFIED);
        assertThat(holds.status()).isEqualTo(200);
        assertThat(server.get("/conditions/dated", "If-Unmodified-Since: junk").status())
                .isEqualTo(200);
        assertThat(server.get("/conditions/text", "If-Unmodified-Since: " + BEFORE).status())
                .isEqualTo(200);
    }

    @Test
    @Tag("rfc9110-13.1.3")
    void whatHasJustBeenMadeAndHasNoDateOfChangeIsSentWhateverTheClientHas() {
        String later = "If-Modified-Since: Fri, 01 Jan 2038 10:00:00 GMT";
        Reply made = server.get("/conditions/text", later);
        assertThat(made.status()).isEqualTo(200);
        assertThat(made.text()).isEqualTo("text");
        // What is stored has the date at which it came (RFC 9111, 4.3.2).
        assertThat(server.get("/conditions/text", later).status()).isEqualTo(304);
    }

    private void clearUnless(String expected) {
        if (expected.equals("MISS")) {
            clear();
        }
    }

    @Test
    void a412GoesBeforeA304() {
        String tag = server.get("/conditions/text").field("etag");
        Reply both = server.get("/conditions/text", "If-Match: \"other\"", "If-None-Match: " + tag);
        assertThat(both.status()).isEqualTo(412);
        Reply second = server.get("/conditions/text", "If-Match: " + tag, "If-None-Match: " + tag);
        assertThat(second.status()).isEqualTo(304);
    }

    @Test
    @Tag("rfc9110-13.2.1")
    void conditionsOfWhatIsNoSuccessAreIgnored() {
        for (String cache : new String[] {"MISS", "HIT"}) {
            Reply gone = server.get("/conditions/gone", "If-Match: \"x\"", "If-None-Match: *");
            assertThat(gone.status()).isEqualTo(410);
            assertThat(gone.cache()).isEqualTo(cache);
            assertThat(gone.text()).isEqualTo("gone");
        }
    }

    @Test
    @Tag("rfc9111-4.3.2")
    void onPathsWhatOnlyAnOriginJudgesIsNotJudgedButForwardedWhereNothingIsStored() {
        assertThat(server.get("/conditions/path").text()).isEqualTo("path");
        for (String condition :
                new String[] {"If-Match: \"other\"", "If-Unmodified-Since: " + BEFORE}) {
            Reply stored = server.get("/conditions/path", condition);
            assertThat(stored.status()).isEqualTo(200);
            assertThat(stored.cache()).isEqualTo("HIT");
            Reply range = server.get("/conditions/path", condition, "Range: bytes=0-1");
            assertThat(range.status()).isEqualTo(200);
            assertThat(range.text()).isEqualTo("path");
        }
        assertThat(server.get("/conditions/path", "If-None-Match: \"p\"").status()).isEqualTo(304);
        clear();
        assertThat(server.get("/conditions/path", "If-Match: \"other\"").status()).isEqualTo(200);
    }

    @Test
    @Tag("rfc9110-15.4.5")
    void a304HasWhatCachesNeedAndNothingElse() {
        Reply whole = server.get("/conditions/full");
        assertThat(whole.status()).isEqualTo(200);
        for (String cache : new String[] {"HIT", "MISS"}) {
            if (cache.equals("MISS")) {
                clear();
            }
            Reply reply = server.get("/conditions/full", "If-None-Match: \"f\"");
            assertThat(reply.status()).isEqualTo(304);
            assertThat(reply.cache()).isEqualTo(cache);
            assertThat(reply.fields().keySet())
                    .containsExactlyInAnyOrder(
                            withAge(
                                    cache.equals("HIT"),
                                    "date",
                                    "etag",
                                    "vary",
                                    "cache-control",
                                    "cdn-cache-control",
                                    "expires",
                                    "content-location",
                                    "x-cache",
                                    "cache-status"));
            for (String same : new String[] {"etag", "vary", "cache-control", "expires"}) {
                assertThat(reply.all(same)).as(same).isEqualTo(whole.all(same));
            }
        }
    }

    @Test
    void aResponseThatSetsACookieIsSentWhole() {
        for (String field :
                new String[] {"If-None-Match: \"c\"", "If-Match: \"x\"", "Range: bytes=0-1"}) {
            clear();
            Reply made = server.get("/conditions/cookie", field);
            assertThat(made.status()).as(field).isEqualTo(200);
            assertThat(made.field("set-cookie")).startsWith("a=b");
            assertThat(made.text()).isEqualTo("cookie");
            Reply stored = server.get("/conditions/cookie", field);
            assertThat(stored.status()).as(field).isNotEqualTo(200);
            assertThat(stored.has("set-cookie")).isFalse();
        }
    }

    private static String[] withAge(boolean age, String... names) {
        if (!age) {
            return names;
        }
        String[] more = java.util.Arrays.copyOf(names, names.length + 1);
        more[names.length] = "age";
        return more;
    }

    @Controller("/conditions")
    @Requires(property = "spec", value = "conditions")
    @Produces(MediaType.TEXT_PLAIN)
    static class Routes {
        final AtomicInteger calls = new AtomicInteger();

        @Get("/text")
        @Cached(expire = "60s")
        String text() {
            calls.incrementAndGet();
            return "text";
        }

        @Get("/dated")
        @Cached(expire = "60s")
        HttpResponse<String> dated() {
            return HttpResponse.ok("dated").header("Last-Modified", MODIFIED);
        }

        @Get("/gone")
        @Cached(expire = "60s")
        HttpResponse<String> gone() {
            return HttpResponse.<String>status(io.micronaut.http.HttpStatus.GONE)
                    .body("gone")
                    .header("ETag", "\"g\"")
                    .header("Cache-Control", "max-age=60");
        }

        @Get("/full")
        @Cached(expire = "60s")
        HttpResponse<String> full() {
            return HttpResponse.ok("full")
                    .header("ETag", "\"f\"")
                    .header("Last-Modified", MODIFIED)
                    .header("Expires", "Thu, 01 Jan 2037 10:00:00 GMT")
                    .header("Cache-Control", "max-age=60")
                    .header("CDN-Cache-Control", "max-age=70")
                    .header("Content-Location", "/conditions/other")
                    .header("Content-Language", "en")
                    .header("Vary", "X-Kind")
                    .header("X-Other", "1");
        }

        @Get("/cookie")
        @Cached(expire = "60s")
        HttpResponse<String> cookie() {
            return HttpResponse.ok("cookie")
                    .header("ETag", "\"c\"")
                    .header("Set-Cookie", "a=b")
                    .header("Cache-Control", "max-age=60, no-cache=\"Set-Cookie\"");
        }

        @Get("/path")
        HttpResponse<String> path() {
            return HttpResponse.ok("path")
                    .header("Cache-Control", "max-age=60")
                    .header("ETag", "\"p\"")
                    .header("Last-Modified", MODIFIED);
        }
    }
}
