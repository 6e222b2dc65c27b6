package dev.larder.cache.http.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.cache.annotation.CacheControl;
import dev.larder.cache.annotation.Cached;
import dev.larder.cache.annotation.HttpCache;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What routes tell other caches that are cached here, and what of it holds here. */
class CachedCacheControlTest {

    private static Server server;

    @BeforeAll
    static void start() {
        server =
                Server.start(
                        "cached-tells",
                        "larder.http.paths",
                        "/by-path/*",
                        "larder.http.targeted-fields",
                        "Larder-Cache-Control, CDN-Cache-Control");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Reply hit(String target) {
        assertThat(server.get(target).cache()).isEqualTo("MISS");
        Reply hit = server.get(target);
        assertThat(hit.cache()).as(target).isEqualTo("HIT");
        return hit;
    }

    private static void assertNotStored(String target) {
        assertThat(server.get(target).cache()).isEqualTo("MISS");
        assertThat(server.get(target).cache()).as(target).isEqualTo("MISS");
    }

    @Test
    void missHitAnd304TellTheSame() {
        Reply miss = server.get("/cached-tells/plain");
        Reply hit = server.get("/cached-tells/plain");
        Reply same = server.get("/cached-tells/plain", "If-None-Match: *");
        assertThat(miss.cache()).isEqualTo("MISS");
        assertThat(hit.cache()).isEqualTo("HIT");
        assertThat(same.status()).isEqualTo(304);
        for (Reply reply : new Reply[] {miss, hit, same}) {
            assertThat(reply.field("cache-control")).isEqualTo("public, max-age=5, s-maxage=30");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"lifetime", "zero", "usual"})
    void howLongItIsKeptHereIsWhatCachedSays(String path) {
        Reply hit = hit("/cached-tells/" + path);
        assertThat(hit.field("cache-control")).startsWith("max-age=");
        server.pass(Duration.ofSeconds(55));
        assertThat(server.get("/cached-tells/" + path).cache()).isEqualTo("HIT");
        server.pass(Duration.ofSeconds(path.equals("usual") ? 600 : 10));
        assertThat(server.get("/cached-tells/" + path).cache()).isEqualTo("MISS");
    }

    @Test
    void theHandlersOwnFieldWinsAndGivesItsOwnLifetime() {
        Reply hit = hit("/cached-tells/own");
        assertThat(hit.field("cache-control")).isEqualTo("max-age=20");
        server.pass(Duration.ofSeconds(21));
        assertThat(server.get("/cached-tells/own").cache()).isEqualTo("MISS");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "secret | no-store",
                "personal | private, max-age=60",
                "checked | no-cache",
            })
    void whatForbidsHoldsHereToo(String path, String value) {
        assertNotStored("/cached-tells/" + path);
        assertThat(server.get("/cached-tells/" + path).field("cache-control")).isEqualTo(value);
    }

    @Test
    @Tag("rfc9111-5.2.2.3")
    void mustUnderstandGoesBeforeNoStoreHereAsElsewhere() {
        assertThat(hit("/cached-tells/understood").field("cache-control"))
                .isEqualTo("must-understand, no-store");
    }

    @Test
    @Tag("rfc9111-5.2.2.7")
    void privateFieldsAreNotStored() {
        Reply miss = server.get("/cached-tells/fields");
        Reply hit = server.get("/cached-tells/fields");
        assertThat(miss.field("x-user")).isEqualTo("me");
        assertThat(hit.cache()).isEqualTo("HIT");
        assertThat(hit.has("x-user")).isFalse();
    }

    @Test
    @Tag("rfc9213-2.2")
    void aTargetOfThisCacheGovernsIt() {
        Reply hit = hit("/cached-tells/target");
        assertThat(hit.field("cache-control")).isEqualTo("no-store");
        assertThat(hit.field("cdn-cache-control")).isEqualTo("max-age=30");
        server.pass(Duration.ofSeconds(31));
        assertThat(server.get("/cached-tells/target").cache()).isEqualTo("MISS");
    }

    @Test
    void aTargetOfOthersLeavesTheUsualMaxAge() {
        Reply hit = hit("/cached-tells/other-target");
        assertThat(hit.field("cache-control")).isEqualTo("max-age=60");
        assertThat(hit.field("edge-control")).isEqualTo("no-store");
    }

    @Test
    void responsesOfOneUserAreToldToBePrivateAndKeptForHim() {
        Reply hit = hit("/cached-tells/user");
        assertThat(hit.field("cache-control")).isEqualTo("private, max-age=5");
        assertThat(hit.field("edge-control")).isEqualTo("private, max-age=6");
        assertThat(hit("/cached-tells/user-private").field("cache-control")).isEqualTo("private");
    }

    @Test
    void aStoredFailureTellsItsOwnLifetimeOnly() {
        Reply hit = hit("/cached-tells/missing");
        assertThat(hit.status()).isEqualTo(404);
        assertThat(hit.field("cache-control")).isEqualTo("max-age=30");
    }

    @Test
    void onPathsItIsWhatTheResponseSaysOfItself() {
        assertThat(hit("/by-path/told").field("cache-control")).isEqualTo("max-age=40");
        server.pass(Duration.ofSeconds(41));
        assertThat(server.get("/by-path/told").cache()).isEqualTo("MISS");
    }

    @Test
    @Tag("rfc9213-2.2")
    void anOwnTargetedFieldGoesBeforeTheUsualOneAndIsSentOn() {
        Reply hit = hit("/by-path/targeted?larder=max-age%3D20&cdn=no-store");
        assertThat(hit.field("larder-cache-control")).isEqualTo("max-age=20");
        assertThat(hit.field("cdn-cache-control")).isEqualTo("no-store");
        assertThat(hit.field("cache-control")).isEqualTo("no-store");
        Reply same =
                server.get(
                        "/by-path/targeted?larder=max-age%3D20&cdn=no-store", "If-None-Match: *");
        assertThat(same.status()).isEqualTo(304);
        assertThat(same.field("larder-cache-control")).isEqualTo("max-age=20");
        server.pass(Duration.ofSeconds(21));
        assertThat(server.get("/by-path/targeted?larder=max-age%3D20&cdn=no-store").cache())
                .isEqualTo("MISS");
    }

    @ParameterizedTest
    @Tag("rfc9213-2.1")
    @ValueSource(strings = {"", "Max-Age=20", "max-age=20,", "no-store;;"})
    void anOwnTargetedFieldThatIsNoDictionaryIsPassedOver(String value) {
        String target =
                "/by-path/targeted?cdn=max-age%3D20&larder="
                        + java.net.URLEncoder.encode(
                                value, java.nio.charset.StandardCharsets.UTF_8);
        hit(target);
        server.pass(Duration.ofSeconds(21));
        assertThat(server.get(target).cache()).isEqualTo("MISS");
    }

    @Controller("/cached-tells")
    @Requires(property = "spec", value = "cached-tells")
    static class Tells {

        @Get("/plain")
        @Cached(expire = "60s")
        @CacheControl(sMaxAge = "30s", maxAge = "5s", visibility = CacheControl.Visibility.PUBLIC)
        String plain() {
            return "plain";
        }

        @Get("/lifetime")
        @Cached(expire = "60s")
        @CacheControl(maxAge = "5s")
        String lifetime() {
            return "lifetime";
        }

        @Get("/zero")
        @Cached(expire = "60s")
        @CacheControl(maxAge = "0s", mustRevalidate = true)
        String zero() {
            return "zero";
        }

        @Get("/usual")
        @Cached
        @CacheControl(maxAge = "5s", sMaxAge = "6s")
        String usual() {
            return "usual";
        }

        @Get("/own")
        @Cached
        @CacheControl(maxAge = "5s")
        HttpResponse<String> own() {
            return HttpResponse.ok("own").header("Cache-Control", "max-age=20");
        }

        @Get("/secret")
        @Cached(expire = "60s")
        @CacheControl(noStore = true)
        String secret() {
            return "secret";
        }

        @Get("/personal")
        @Cached(expire = "60s")
        @CacheControl(visibility = CacheControl.Visibility.PRIVATE, maxAge = "60s")
        String personal() {
            return "personal";
        }

        @Get("/checked")
        @Cached(expire = "60s")
        @CacheControl(noCache = true)
        String checked() {
            return "checked";
        }

        @Get("/understood")
        @Cached(expire = "60s")
        @CacheControl(noStore = true, mustUnderstand = true)
        String understood() {
            return "understood";
        }

        @Get("/fields")
        @Cached(expire = "60s")
        @CacheControl(privateFields = "X-User", maxAge = "5s")
        HttpResponse<String> fields() {
            return HttpResponse.ok("fields").header("X-User", "me");
        }

        @Get("/target")
        @Cached
        @CacheControl(noStore = true)
        @CacheControl(target = "CDN-Cache-Control", maxAge = "30s")
        String target() {
            return "target";
        }

        @Get("/other-target")
        @Cached(expire = "60s")
        @CacheControl(target = "Edge-Control", noStore = true)
        String otherTarget() {
            return "other";
        }

        @Get("/user")
        @Cached(expire = "60s")
        @HttpCache(sharing = HttpCache.Sharing.PER_USER)
        @CacheControl(maxAge = "5s")
        @CacheControl(target = "Edge-Control", maxAge = "6s")
        String user() {
            return "user";
        }

        @Get("/user-private")
        @Cached(expire = "60s")
        @HttpCache(sharing = HttpCache.Sharing.PER_USER)
        @CacheControl(visibility = CacheControl.Visibility.PRIVATE)
        String userPrivate() {
            return "user";
        }

        @Get("/missing")
        @Cached(expire = "60s")
        @HttpCache(statuses = "404=30s")
        @CacheControl(maxAge = "1h")
        HttpResponse<String> missing() {
            return HttpResponse.notFound("missing");
        }
    }

    @Controller("/by-path")
    @Requires(property = "spec", value = "cached-tells")
    static class ByPath {

        @Get("/told")
        @CacheControl(maxAge = "40s")
        String told() {
            return "told";
        }

        @Get("/targeted")
        HttpResponse<String> targeted(String larder, String cdn) {
            return HttpResponse.ok("targeted")
                    .header("ETag", "\"one\"")
                    .header("Larder-Cache-Control", larder)
                    .header("CDN-Cache-Control", cdn)
                    .header("Cache-Control", "no-store");
        }
    }
}
