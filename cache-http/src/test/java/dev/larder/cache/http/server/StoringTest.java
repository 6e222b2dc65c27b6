package dev.larder.cache.http.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.cache.annotation.Cached;
import dev.larder.cache.annotation.HttpCache;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Error;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.http.exceptions.HttpStatusException;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

/** Which responses of routes are stored. */
class StoringTest {

    private static Server server;

    @BeforeAll
    static void start() {
        server = Server.start("storing", "larder.http.expire-by-status.410", "5s");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static void assertStored(String target) {
        Reply first = server.get(target);
        Reply second = server.get(target);
        assertThat(first.cache()).isEqualTo("MISS");
        assertThat(second.cache()).as(target).isEqualTo("HIT");
        assertThat(second.status()).isEqualTo(first.status());
        assertThat(second.reason()).isEqualTo(first.reason());
        assertThat(second.body()).isEqualTo(first.body());
    }

    private static Reply assertNotStored(String target) {
        int before = server.bean(Answers.class).calls.get();
        server.get(target);
        Reply second = server.get(target);
        assertThat(second.cache()).as(target).isEqualTo("MISS");
        assertThat(server.bean(Answers.class).calls.get() - before).isEqualTo(2);
        return second;
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 203, 204, 300, 301, 308})
    void theseStatusesAreStoredByTheLifetimeOfTheAnnotation(int status) {
        assertStored("/answers/status/" + status);
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 202, 206, 302, 303, 307, 400, 403, 404, 405, 414, 500, 501, 503})
    void otherStatusesAreNot(int status) {
        assertThat(assertNotStored("/answers/status/" + status).status()).isEqualTo(status);
    }

    @Test
    void anotherStatusIsStoredByItsOwnExplicitFreshness() {
        assertStored("/answers/status/404?fresh=max-age%3D30");
        assertStored("/answers/status/302?fresh=max-age%3D30");
        assertNotStored("/answers/status/404?fresh=no-store");
    }

    @Test
    void statusesOfTheAnnotationAndOfTheConfigurationAreStored() {
        assertStored("/answers/missing");
        assertStored("/answers/status/410");
    }

    @Test
    void redirectsAreStoredWithTheirTarget() {
        assertStored("/answers/moved");
        assertThat(server.get("/answers/moved").field("location")).isEqualTo("/elsewhere");
    }

    @Test
    void nothingIsStoredAfterAnException() {
        assertThat(assertNotStored("/answers/fails").status()).isEqualTo(500);
        assertThat(assertNotStored("/answers/gone").status()).isEqualTo(410);
        assertThat(assertNotStored("/answers/fails-later").status()).isEqualTo(500);
    }

    @Test
    void nothingIsStoredAfterAnExceptionThatAHandlerAnswersWith200() {
        Reply reply = assertNotStored("/answers/handled");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.text()).isEqualTo("sorry");
    }

    @Test
    void nothingIsStoredWhereNothingWasFound() {
        assertThat(assertNotStored("/answers/nothing").status()).isEqualTo(404);
        assertThat(assertNotStored("/answers/nothing-optional").status()).isEqualTo(404);
        assertThat(assertNotStored("/answers/nothing-mono").status()).isEqualTo(404);
    }

    @Test
    void aCookieKeepsAResponseFromBeingStored() {
        assertThat(assertNotStored("/answers/cookie").all("set-cookie")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"private", "no-store", "private, max-age=60", "max-age=60, No-Store"})
    void theHandlersOwnWordKeepsAResponseFromBeingStored(String cacheControl) {
        Reply reply =
                assertNotStored("/answers/status/200?fresh=" + cacheControl.replace(" ", "%20"));
        assertThat(reply.field("cache-control")).isEqualTo(cacheControl);
    }

    @Test
    void theLifetimeOfTheAnnotationGoesBeforeTheResponsesOwn() {
        Reply reply = server.get("/answers/status/200?fresh=max-age%3D5");
        assertThat(reply.field("cache-control")).isEqualTo("max-age=5");
        server.pass(java.time.Duration.ofSeconds(20));
        assertThat(server.get("/answers/status/200?fresh=max-age%3D5").cache()).isEqualTo("HIT");
    }

    @Test
    void withoutALifetimeOfItsOwnTheRouteFollowsTheResponse() {
        assertThat(server.get("/answers/usual?fresh=max-age%3D5").cache()).isEqualTo("MISS");
        assertThat(server.get("/answers/usual?fresh=max-age%3D5").cache()).isEqualTo("HIT");
        server.pass(java.time.Duration.ofSeconds(6));
        assertThat(server.get("/answers/usual?fresh=max-age%3D5").cache()).isEqualTo("MISS");
        Reply usual = server.get("/answers/usual");
        assertThat(usual.field("cache-control")).isEqualTo("max-age=600");
    }

    @Test
    void aPostRunsOnceWithItsBodyAndGetsNoFieldOfOurs() {
        try (Server kept = Server.start("storing", "larder.http.invalidate-unsafe", false)) {
            Reply first = kept.send("POST", "/answers/echo", "one", "Content-Type: text/plain");
            Reply second = kept.send("POST", "/answers/echo", "two", "Content-Type: text/plain");
            assertThat(first.text()).isEqualTo("echo one");
            assertThat(second.text()).isEqualTo("echo two");
            assertThat(second.fields().keySet())
                    .containsExactlyInAnyOrder("date", "content-type", "content-length");
            assertThat(kept.bean(Answers.class).calls).hasValue(2);
        }
    }

    @Test
    void aBodyThatIsTooLargeIsSentAndNotStored() {
        Reply reply = assertNotStored("/answers/large?size=1048577");
        assertThat(reply.body()).hasSize(1048577);
        assertStored("/answers/large?size=1048576");
    }

    @Controller("/answers")
    @Requires(property = "spec", value = "storing")
    static class Answers {
        final AtomicInteger calls = new AtomicInteger();

        @Get("/status/{status}{?fresh}")
        @Cached(expire = "60s")
        HttpResponse<?> status(int status, Optional<String> fresh) {
            calls.incrementAndGet();
            MutableHttpResponse<Object> response = HttpResponse.status(HttpStatus.valueOf(status));
            fresh.ifPresent(text -> response.header("Cache-Control", text));
            return status == 204 ? response : response.body("status " + status);
        }

        @Get("/usual{?fresh}")
        @Cached
        HttpResponse<?> usual(Optional<String> fresh) {
            MutableHttpResponse<Object> response = HttpResponse.ok("usual");
            fresh.ifPresent(text -> response.header("Cache-Control", text));
            return response;
        }

        @Get("/missing")
        @Cached(expire = "60s")
        @HttpCache(statuses = {"200", "404=30s"})
        HttpResponse<?> missing() {
            return HttpResponse.notFound("missing");
        }

        @Get("/moved")
        @Cached(expire = "60s")
        HttpResponse<?> moved() {
            return HttpResponse.permanentRedirect(URI.create("/elsewhere"));
        }

        @Get("/fails")
        @Cached(expire = "60s")
        String fails() {
            calls.incrementAndGet();
            throw new IllegalStateException("on purpose");
        }

        @Get("/gone")
        @Cached(expire = "60s")
        String gone() {
            calls.incrementAndGet();
            throw new HttpStatusException(HttpStatus.GONE, "on purpose");
        }

        @Get("/fails-later")
        @Cached(expire = "60s")
        Mono<String> failsLater() {
            calls.incrementAndGet();
            return Mono.error(new IllegalStateException("on purpose"));
        }

        @Get("/handled")
        @Cached(expire = "60s")
        String handled() {
            calls.incrementAndGet();
            throw new UnsupportedOperationException("on purpose");
        }

        @Error(exception = UnsupportedOperationException.class)
        HttpResponse<String> handle(HttpRequest<?> request) {
            return HttpResponse.ok("sorry");
        }

        @Get("/nothing")
        @Cached(expire = "60s")
        @io.micronaut.core.annotation.Nullable
        String nothing() {
            calls.incrementAndGet();
            return null;
        }

        @Get("/nothing-optional")
        @Cached(expire = "60s")
        Optional<String> nothingOptional() {
            calls.incrementAndGet();
            return Optional.empty();
        }

        @Get("/nothing-mono")
        @Cached(expire = "60s")
        Mono<String> nothingMono() {
            calls.incrementAndGet();
            return Mono.empty();
        }

        @Get("/cookie")
        @Cached(expire = "60s")
        HttpResponse<?> cookie() {
            calls.incrementAndGet();
            return HttpResponse.ok("cookie").cookie(Cookie.of("a", "b"));
        }

        @Get("/large{?size}")
        @Cached(expire = "60s")
        byte[] large(int size) {
            calls.incrementAndGet();
            return new byte[size];
        }

        @Post(value = "/echo", consumes = "text/plain")
        @Cached(expire = "60s")
        String echo(@io.micronaut.http.annotation.Body String text) {
            calls.incrementAndGet();
            return "echo " + text;
        }
    }
}
