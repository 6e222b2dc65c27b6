package dev.larder.cache.http.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.cache.CacheConfigurationException;
import dev.larder.cache.annotation.CacheControl;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Order;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Error;
import io.micronaut.http.annotation.Filter;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.exceptions.HttpStatusException;
import io.micronaut.http.server.types.files.StreamedFile;
import io.micronaut.http.server.types.files.SystemFile;
import io.micronaut.http.sse.Event;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What routes tell other caches that aren't cached here. */
@Tag("rfc9111-5.2.2")
class CacheControlTest {

    private static Server server;

    @BeforeAll
    static void start() {
        server = Server.start("tells", "tells.max-age", "2m", "tells.field", "X-Plan");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text",
                "nothing",
                "mono",
                "future",
                "flux",
                "events",
                "input",
                "streamed",
                "file",
                "redirect",
                "bytes"
            })
    void everyKindOfResponseTellsIt(String kind) {
        Reply reply = server.get("/tells/" + kind);
        assertThat(reply.status()).isLessThan(400);
        assertThat(reply.field("cache-control")).isEqualTo("public, max-age=60, immutable");
        assertThat(reply.has("x-cache")).isFalse();
    }

    @Test
    void headAndUnsafeMethodsTellItToo() {
        assertThat(server.head("/tells/text").field("cache-control"))
                .isEqualTo("public, max-age=60, immutable");
        assertThat(server.send("POST", "/tells/post", "").field("cache-control"))
                .isEqualTo("public, max-age=60, immutable");
    }

    @Test
    void aFileThatIsNotModifiedTellsIt() {
        String modified = server.get("/tells/file").field("last-modified");
        Reply reply = server.get("/tells/file", "If-Modified-Since: " + modified);
        assertThat(reply.status()).isEqualTo(304);
        assertThat(reply.field("cache-control")).isEqualTo("public, max-age=60, immutable");
    }

    @Test
    void theHandlersOwnFieldWins() {
        assertThat(server.get("/tells/own").field("cache-control")).isEqualTo("max-age=1");
    }

    @Test
    @Tag("rfc9111-5.3")
    void theHandlersExpiresStays() {
        Reply reply = server.get("/tells/expires");
        assertThat(reply.field("expires")).isEqualTo("Thu, 01 Jan 2037 00:00:00 GMT");
        assertThat(reply.field("cache-control")).isEqualTo("public, max-age=60, immutable");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "method | max-age=5",
                "stereotype | private, no-cache",
                "both | no-store",
                "inherited | max-age=7",
                "of-type/inherited | max-age=9",
                "of-type/own | max-age=4",
                "of-subtype/inherited | no-transform",
                "of-subtype/own | max-age=4",
                "placeholder | max-age=120, no-cache=\"X-Plan\"",
                "extended | no-transform, community=\"UCI\""
            })
    void theNearestAnnotationReplacesTheWhole(String path, String value) {
        assertThat(server.get("/tells/" + path).field("cache-control")).isEqualTo(value);
    }

    @Test
    @Tag("rfc9213-2.1")
    void eachTargetHasItsField() {
        Reply reply = server.get("/tells/targets");
        assertThat(reply.field("cache-control")).isEqualTo("max-age=0, must-revalidate");
        assertThat(reply.field("cdn-cache-control")).isEqualTo("max-age=3600");
        assertThat(server.get("/tells/target").has("cache-control")).isFalse();
        assertThat(server.get("/tells/target").field("edge-control")).isEqualTo("max-age=1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"throws", "throws-status", "throws-later", "empty", "not-found", "handled"})
    void aFailureIsNotToldToBeCacheable(String path) {
        Reply reply = server.get("/tells/" + path);
        assertThat(reply.has("cache-control")).as(path).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "secret | no-store",
                "secret-handled | no-store",
                "personal | private",
            })
    void aFailureStillTellsWhatForbids(String path, String value) {
        assertThat(server.get("/tells/" + path).field("cache-control")).isEqualTo(value);
    }

    @Test
    void anErrorHandlerTellsWhatItsOwnAnnotationSays() {
        Reply reply = server.get("/tells/handled-by-one-that-tells");
        assertThat(reply.status()).isEqualTo(418);
        assertThat(reply.field("cache-control")).isEqualTo("max-age=3");
        assertThat(server.get("/tells/handled-by-one-that-is-personal").field("cache-control"))
                .isEqualTo("private, no-cache");
    }

    @Test
    void aFilterThatAnswersInThePlaceOfTheHandlerIsLeftAlone() {
        Reply reply = server.get("/tells/text", "X-Login: needed");
        assertThat(reply.status()).isEqualTo(303);
        assertThat(reply.has("cache-control")).isFalse();
    }

    @Test
    void aRouteWithoutTheAnnotationTellsNothing() {
        assertThat(server.get("/tells-not").has("cache-control")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"larder.enabled", "larder.http.enabled"})
    void switchedOffItLeavesNoTrace(String property) {
        try (Server off =
                Server.start("tells", "tells.max-age", "2m", "tells.field", "A", property, false)) {
            assertThat(off.get("/tells/text").has("cache-control")).isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "90 | A | @CacheControl(maxAge = \"90\"): no unit. Write \"90s\".",
                "1m | A B | @CacheControl(noCacheFields = \"A B\"): no name of a field."
            })
    void aPlaceholderThatSaysNoSuchThingStopsTheStart(String maxAge, String field, String why) {
        assertThatThrownBy(
                        () ->
                                Server.start("tells", "tells.max-age", maxAge, "tells.field", field)
                                        .close())
                .isInstanceOf(CacheConfigurationException.class)
                .hasMessageContaining("Tells.placeholder(): " + why);
    }

    @CacheControl(visibility = CacheControl.Visibility.PRIVATE, noCache = true)
    @Retention(RetentionPolicy.RUNTIME)
    @interface Personal {}

    interface Contract {
        @CacheControl(maxAge = "7s")
        String inherited();
    }

    @Controller("/tells")
    @Requires(property = "spec", value = "tells")
    @CacheControl(visibility = CacheControl.Visibility.PUBLIC, maxAge = "60s", immutable = true)
    static class Tells implements Contract {

        @Get("/text")
        String text() {
            return "text";
        }

        @Get("/bytes")
        byte[] bytes() {
            return new byte[3];
        }

        @Get("/nothing")
        void nothing() {}

        @Get("/mono")
        Mono<String> mono() {
            return Mono.just("mono");
        }

        @Get("/future")
        CompletionStage<String> future() {
            return CompletableFuture.supplyAsync(() -> "future");
        }

        @Get("/flux")
        Flux<Integer> flux() {
            return Flux.just(1, 2);
        }

        @Get(value = "/events", produces = MediaType.TEXT_EVENT_STREAM)
        Flux<Event<String>> events() {
            return Flux.just(Event.of("one"));
        }

        @Get("/input")
        InputStream input() {
            return new ByteArrayInputStream("input".getBytes(StandardCharsets.UTF_8));
        }

        @Get("/streamed")
        StreamedFile streamed() {
            return new StreamedFile(input(), MediaType.TEXT_PLAIN_TYPE);
        }

        @Get("/file")
        SystemFile file() throws IOException {
            File file = Files.createTempFile("tells", ".txt").toFile();
            file.deleteOnExit();
            Files.writeString(file.toPath(), "file");
            if (!file.setLastModified(1_700_000_000_000L)) {
                throw new IOException(file + " keeps its time");
            }
            return new SystemFile(file);
        }

        @Get("/redirect")
        HttpResponse<?> redirect() {
            return HttpResponse.seeOther(java.net.URI.create("/tells/text"));
        }

        @Post("/post")
        String post() {
            return "post";
        }

        @Get("/own")
        HttpResponse<String> own() {
            return HttpResponse.ok("own").header("Cache-Control", "max-age=1");
        }

        @Get("/expires")
        HttpResponse<String> expires() {
            return HttpResponse.ok("own").header("Expires", "Thu, 01 Jan 2037 00:00:00 GMT");
        }

        @Get("/method")
        @CacheControl(maxAge = "5s")
        String method() {
            return "method";
        }

        @Get("/stereotype")
        @Personal
        String stereotype() {
            return "stereotype";
        }

        @Get("/both")
        @Personal
        @CacheControl(noStore = true)
        String both() {
            return "both";
        }

        @Get("/inherited")
        @Override
        public String inherited() {
            return "inherited";
        }

        @Get("/placeholder")
        @CacheControl(maxAge = "${tells.max-age}", noCacheFields = "${tells.field}")
        String placeholder() {
            return "placeholder";
        }

        @Get("/extended")
        @CacheControl(noTransform = true, extensions = "community=\"UCI\"")
        String extended() {
            return "extended";
        }

        @Get("/targets")
        @CacheControl(maxAge = "0s", mustRevalidate = true)
        @CacheControl(target = "CDN-Cache-Control", maxAge = "1h")
        String targets() {
            return "targets";
        }

        @Get("/target")
        @CacheControl(target = "Edge-Control", maxAge = "1s")
        String target() {
            return "target";
        }

        @Get("/throws")
        String fails() {
            throw new IllegalStateException("fails");
        }

        @Get("/throws-status")
        String failsWithStatus() {
            throw new HttpStatusException(HttpStatus.GONE, "gone");
        }

        @Get("/throws-later")
        Mono<String> failsLater() {
            return Mono.error(new IllegalStateException("fails"));
        }

        @Get("/empty")
        @Nullable String empty() {
            return null;
        }

        @Get("/not-found")
        HttpResponse<String> notFound() {
            return HttpResponse.notFound("none");
        }

        @Get("/handled")
        String handled() {
            throw new IllegalArgumentException("handled");
        }

        @Get("/secret")
        @CacheControl(noStore = true, noTransform = true)
        String secret() {
            throw new IllegalStateException("secret");
        }

        @Get("/secret-handled")
        @CacheControl(noStore = true)
        String secretHandled() {
            throw new IllegalArgumentException("secret");
        }

        @Get("/personal")
        @CacheControl(visibility = CacheControl.Visibility.PRIVATE, maxAge = "1m")
        HttpResponse<String> personal() {
            return HttpResponse.badRequest("personal");
        }

        @Get("/handled-by-one-that-is-personal")
        String personalTeapot() {
            throw new ArithmeticException("personal");
        }

        @Error(ArithmeticException.class)
        @Personal
        HttpResponse<String> personalTea() {
            return HttpResponse.ok("sorry");
        }

        @Get("/handled-by-one-that-tells")
        String teapot() {
            throw new UnsupportedOperationException("teapot");
        }

        @Error(IllegalArgumentException.class)
        HttpResponse<String> sorry() {
            return HttpResponse.ok("sorry");
        }

        @Error(UnsupportedOperationException.class)
        @CacheControl(maxAge = "3s")
        HttpResponse<String> tea() {
            return HttpResponse.status(HttpStatus.I_AM_A_TEAPOT);
        }
    }

    @CacheControl(maxAge = "9s")
    abstract static class Base {
        @Get("/inherited")
        String inherited() {
            return "inherited";
        }

        @Get("/own")
        @CacheControl(maxAge = "4s")
        String own() {
            return "own";
        }
    }

    @Controller("/tells/of-type")
    @Requires(property = "spec", value = "tells")
    static class OfType extends Base {}

    @Controller("/tells/of-subtype")
    @Requires(property = "spec", value = "tells")
    @CacheControl(noTransform = true)
    static class OfSubtype extends Base {}

    @Controller("/tells-not")
    @Requires(property = "spec", value = "tells")
    static class TellsNot {
        @Get
        String text() {
            return "text";
        }
    }

    @ServerFilter(Filter.MATCH_ALL_PATTERN)
    @Requires(property = "spec", value = "tells")
    @Order(48000)
    static class Login {
        @RequestFilter
        @Nullable MutableHttpResponse<?> login(HttpRequest<?> request) {
            return request.getHeaders().contains("X-Login")
                    ? HttpResponse.seeOther(java.net.URI.create("/login"))
                    : null;
        }
    }
}
