package dev.larder.cache.http.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.cache.annotation.Cached;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.server.types.files.StreamedFile;
import io.micronaut.http.server.types.files.SystemFile;
import io.micronaut.http.sse.Event;
import io.micronaut.serde.annotation.Serdeable;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Every kind of body goes out as it does without a cache, and is captured where it can be. */
class BodiesTest {

    private static Server cached;
    private static Server plain;

    @BeforeAll
    static void start() {
        cached = Server.start("bodies");
        plain = Server.start("bodies", "larder.enabled", false);
    }

    @AfterAll
    static void stop() {
        cached.close();
        plain.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pojo",
                "list",
                "text",
                "html",
                "binary",
                "future",
                "mono",
                "number",
                "umlaut",
                "latin",
                "created-response",
                "empty-text",
                "void",
                "xml-typed",
                "bytes-typed"
            })
    void aCapturedBodyIsTheSameOnMissAndHitAndWithoutTheCache(String path) {
        Reply without = plain.get("/bodies/" + path);
        Reply miss = cached.get("/bodies/" + path);
        Reply hit = cached.get("/bodies/" + path);

        assertThat(without.status()).isEqualTo(200);
        assertThat(miss.cache()).isEqualTo("MISS");
        assertThat(hit.cache()).as(path).isEqualTo("HIT");
        for (Reply reply : List.of(miss, hit)) {
            assertThat(reply.status()).isEqualTo(without.status());
            assertThat(reply.body()).isEqualTo(without.body());
            for (String field : List.of("content-type", "content-length", "x-own")) {
                assertThat(reply.all(field)).as(field).isEqualTo(without.all(field));
            }
        }
        assertThat(without.has("etag")).isFalse();
        assertThat(without.has("cache-control")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"flux", "sse", "json-stream", "streamed", "system", "input", "publisher"})
    void streamsEventsAndFilesAreUntouchedAndNeverStored(String path) {
        Reply without = plain.get("/bodies/" + path);
        Reply first = cached.get("/bodies/" + path);
        Reply second = cached.get("/bodies/" + path);

        assertThat(without.body()).isNotEmpty();
        for (Reply reply : List.of(first, second)) {
            assertThat(reply.body()).as(path).isEqualTo(without.body());
            assertThat(reply.cache()).isEqualTo("MISS");
            assertThat(reply.has("etag")).isFalse();
            assertThat(reply.all("content-type")).isEqualTo(without.all("content-type"));
            assertThat(reply.all("transfer-encoding")).isEqualTo(without.all("transfer-encoding"));
            assertThat(reply.all("accept-ranges")).isEqualTo(without.all("accept-ranges"));
        }
    }

    @Test
    void headOfAStreamIsLeftAlone() {
        cached.head("/bodies/flux");
        assertThat(cached.get("/bodies/flux").text()).contains("a").contains("c");
    }

    @Test
    void aBodyThatCannotBeEncodedFailsAsItDoesWithoutTheCache() {
        Reply without = plain.get("/bodies/broken");
        Reply with = cached.get("/bodies/broken");
        assertThat(with.status()).isEqualTo(without.status()).isGreaterThanOrEqualTo(500);
        assertThat(cached.get("/bodies/broken").cache()).isNotEqualTo("HIT");
    }

    @Test
    void aLargeBodyIsWhole() {
        byte[] miss = cached.get("/bodies/large").body();
        byte[] hit = cached.get("/bodies/large").body();
        assertThat(miss).hasSize(300_000);
        assertThat(hit).isEqualTo(miss);
    }

    @Serdeable
    record Product(long id, String name) {}

    static final class Broken {
        public String getValue() {
            throw new IllegalStateException("on purpose");
        }
    }

    @Controller("/bodies")
    @Requires(property = "spec", value = "bodies")
    static class Bodies {
        final AtomicInteger calls = new AtomicInteger();

        @Get("/pojo")
        @Cached(expire = "60s")
        Product pojo() {
            return new Product(1, "cup");
        }

        @Get("/list")
        @Cached(expire = "60s")
        List<Product> list() {
            return List.of(new Product(1, "cup"), new Product(2, "jug"));
        }

        @Get("/text")
        @Produces(MediaType.TEXT_PLAIN)
        @Cached(expire = "60s")
        String text() {
            return "text";
        }

        @Get("/html")
        @Produces(MediaType.TEXT_HTML)
        @Cached(expire = "60s")
        String html() {
            return "<p>html</p>";
        }

        @Get("/binary")
        @Produces("image/png")
        @Cached(expire = "60s")
        byte[] binary() {
            return new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, 13, 10, (byte) 0xff};
        }

        @Get("/future")
        @Cached(expire = "60s")
        CompletionStage<Product> future() {
            return CompletableFuture.supplyAsync(() -> new Product(3, "future"));
        }

        @Get("/mono")
        @Cached(expire = "60s")
        Mono<Product> mono() {
            return Mono.delay(java.time.Duration.ofMillis(5)).map(n -> new Product(4, "mono"));
        }

        @Get("/number")
        @Produces(MediaType.TEXT_PLAIN)
        @Cached(expire = "60s")
        long number() {
            return 42;
        }

        @Get("/umlaut")
        @Produces("text/plain; charset=utf-8")
        @Cached(expire = "60s")
        String umlaut() {
            return "größer €";
        }

        @Get("/latin")
        @Produces("text/plain; charset=iso-8859-1")
        @Cached(expire = "60s")
        String latin() {
            return "größer";
        }

        @Get("/created-response")
        @Cached(expire = "60s")
        HttpResponse<Product> response() {
            return HttpResponse.ok(new Product(5, "response")).header("X-Own", "own");
        }

        @Get("/empty-text")
        @Produces(MediaType.TEXT_PLAIN)
        @Cached(expire = "60s")
        String emptyText() {
            return "";
        }

        @Get("/void")
        @Cached(expire = "60s")
        HttpResponse<?> nothing() {
            return HttpResponse.ok();
        }

        @Get("/xml-typed")
        @Cached(expire = "60s")
        HttpResponse<String> xml() {
            return HttpResponse.ok("<a/>").contentType(MediaType.APPLICATION_XML_TYPE);
        }

        @Get("/bytes-typed")
        @Cached(expire = "60s")
        HttpResponse<byte[]> typed() {
            return HttpResponse.ok(new byte[] {1, 2, 3}).contentType("application/pdf");
        }

        @Get("/flux")
        @Cached(expire = "60s")
        Flux<Product> flux() {
            calls.incrementAndGet();
            return Flux.just(new Product(1, "a"), new Product(2, "c"));
        }

        @Get("/publisher")
        @Produces(MediaType.TEXT_PLAIN)
        @Cached(expire = "60s")
        Publisher<String> publisher() {
            return Flux.just("a", "b");
        }

        @Get(value = "/sse", produces = MediaType.TEXT_EVENT_STREAM)
        @Cached(expire = "60s")
        Publisher<Event<String>> sse() {
            return Flux.just(Event.of("a"), Event.of("b"));
        }

        @Get(value = "/json-stream", produces = MediaType.APPLICATION_JSON_STREAM)
        @Cached(expire = "60s")
        Flux<Product> stream() {
            return Flux.just(new Product(1, "a"), new Product(2, "b"));
        }

        @Get("/streamed")
        @Cached(expire = "60s")
        StreamedFile streamed() {
            return new StreamedFile(
                    new ByteArrayInputStream("streamed".getBytes(UTF_8)),
                    MediaType.TEXT_PLAIN_TYPE);
        }

        @Get("/system")
        @Cached(expire = "60s")
        SystemFile system() throws IOException {
            Path file = Files.createTempFile("larder", ".txt");
            file.toFile().deleteOnExit();
            Files.writeString(file, "system");
            return new SystemFile(file.toFile());
        }

        @Get("/input")
        @Produces(MediaType.TEXT_PLAIN)
        @Cached(expire = "60s")
        InputStream input() {
            return new ByteArrayInputStream("input".getBytes(UTF_8));
        }

        @Get("/broken")
        @Cached(expire = "60s")
        Object broken() {
            return Map.of("broken", new Broken());
        }

        @Get("/large")
        @Cached(expire = "60s")
        byte[] large() {
            byte[] bytes = new byte[300_000];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = (byte) i;
            }
            return bytes;
        }
    }
}
