package dev.larder.cache.http.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.cache.annotation.Cached;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.server.types.files.SystemFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests for parts of what is stored. */
@Tag("rfc9110-14.2")
class RangesTest {

    private static final String MODIFIED = "Thu, 01 Jan 2026 10:00:00 GMT";

    private static Server server;

    @BeforeAll
    static void start() {
        server = Server.start("ranges", "larder.http.paths", "/ranges/path/**");
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

    @ParameterizedTest
    @Tag("rfc9110-15.3.7.1")
    @CsvSource({
        "bytes=2-5, 2-5, 2345",
        "bytes=0-0, 0-0, 0",
        "bytes=7-, 7-9, 789",
        "bytes=-2, 8-9, 89",
        "bytes=0-, 0-9, 0123456789",
        "bytes=8-99, 8-9, 89"
    })
    void aStoredResponseGivesOneRange(String range, String bytes, String text) {
        for (String path : new String[] {"/ranges/digits", "/ranges/path/digits"}) {
            Reply whole = server.get(path);
            server.pass(Duration.ofSeconds(3));
            try (Line wire = server.line()) {
                Reply part = wire.ask("GET", path, "Range: " + range);
                assertThat(part.status()).isEqualTo(206);
                assertThat(part.text()).isEqualTo(text);
                assertThat(part.field("content-range")).isEqualTo("bytes " + bytes + "/10");
                assertThat(part.field("content-length")).isEqualTo("" + text.length());
                assertThat(part.cache()).isEqualTo("HIT");
                assertThat(Integer.parseInt(part.field("age"))).isBetween(3, 5);
                for (String same :
                        new String[] {"date", "etag", "cache-control", "content-type", "x-own"}) {
                    assertThat(part.all(same)).as(same).isEqualTo(whole.all(same));
                }
                assertThat(part.has("accept-ranges")).isEqualTo(path.equals("/ranges/digits"));
                assertThat(wire.ask("GET", path).text()).isEqualTo("0123456789");
                assertThat(wire.isOpen()).isTrue();
            }
        }
    }

    @Test
    @Tag("rfc9110-15.3.7.2")
    void severalRangesComeAsParts() {
        server.get("/ranges/letters");
        try (Line wire = server.line()) {
            Reply reply = wire.ask("GET", "/ranges/letters", "Range: bytes=5-9,100-104,-3");
            assertThat(reply.status()).isEqualTo(206);
            assertThat(reply.has("content-range")).isFalse();
            String type = reply.field("content-type");
            assertThat(type).startsWith("multipart/byteranges; boundary=");
            String line = "--" + type.substring(type.indexOf('=') + 1);
            assertThat(reply.text())
                    .isEqualTo(
                            part(line, "5-9", "fghij")
                                    + part(line, "100-104", "wxyza")
                                    + part(line, "2597-2599", "xyz")
                                    + line
                                    + "--\r\n");
            assertThat(reply.field("content-length")).isEqualTo("" + reply.body().length);
            assertThat(wire.ask("GET", "/ranges/letters").body()).hasSize(2600);
        }
    }

    private static String part(String line, String range, String text) {
        return line
                + "\r\nContent-Type: application/letters\r\nContent-Range: bytes "
                + range
                + "/2600\r\n\r\n"
                + text
                + "\r\n";
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "items=0-1",
                "bytes=5-2",
                "bytes=a",
                "bytes=0-1,x",
                "bytes",
                "bytes=0-100,50-200",
                "bytes=0-0,2-2,4-4,6-6,8-8,10-10,12-12,14-14,16-16,18-18,20-20,22-22,24-24,26-26,"
                        + "28-28,30-30,32-32"
            })
    void whatIsNotUnderstoodOrTooMuchGetsTheWhole(String range) {
        server.get("/ranges/letters");
        Reply reply = server.get("/ranges/letters", "Range: " + range);
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body()).hasSize(2600);
        assertThat(reply.cache()).isEqualTo("HIT");
    }

    @ParameterizedTest
    @Tag("rfc9110-15.5.17")
    @ValueSource(strings = {"bytes=10-", "bytes=-0", "bytes=20-30,40-"})
    void aRangeBeyondTheEndIsA416(String range) {
        Reply whole = server.get("/ranges/digits");
        try (Line wire = server.line()) {
            Reply reply = wire.ask("GET", "/ranges/digits", "Range: " + range);
            assertThat(reply.status()).isEqualTo(416);
            assertThat(reply.field("content-range")).isEqualTo("bytes */10");
            assertThat(reply.body()).isEmpty();
            assertThat(reply.field("etag")).isEqualTo(whole.field("etag"));
            assertThat(reply.has("cache-control")).isFalse();
            assertThat(reply.has("age")).isFalse();
            assertThat(reply.has("date")).isTrue();
            assertThat(reply.cache()).isEqualTo("HIT");
            assertThat(wire.ask("GET", "/ranges/digits").text()).isEqualTo("0123456789");
            assertThat(wire.isOpen()).isTrue();
        }
    }

    @Test
    void headIgnoresRanges() {
        server.get("/ranges/digits");
        try (Line wire = server.line()) {
            Reply head = wire.ask("HEAD", "/ranges/digits", "Range: bytes=0-1");
            assertThat(head.status()).isEqualTo(200);
            assertThat(head.field("content-length")).isEqualTo("10");
            assertThat(wire.ask("GET", "/ranges/digits").status()).isEqualTo(200);
        }
    }

    @Test
    void otherStatusesHaveNoRanges() {
        for (String cache : new String[] {"MISS", "HIT"}) {
            Reply reply = server.get("/ranges/gone", "Range: bytes=0-1");
            assertThat(reply.status()).isEqualTo(410);
            assertThat(reply.text()).isEqualTo("gone");
            assertThat(reply.cache()).isEqualTo(cache);
        }
    }

    @Test
    @Tag("rfc9110-14.3")
    void aHandlerCanRefuseRanges() {
        server.get("/ranges/none");
        Reply reply = server.get("/ranges/none", "Range: bytes=0-1");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.field("accept-ranges")).isEqualTo("none");
        assertThat(reply.cache()).isEqualTo("HIT");
    }

    @Test
    @Tag("rfc9110-13.1.5")
    void ifRangeDecidesBetweenPartAndWhole() {
        Reply whole = server.get("/ranges/digits");
        String tag = whole.field("etag");
        Reply part = server.get("/ranges/digits", "Range: bytes=0-1", "If-Range: " + tag);
        assertThat(part.status()).isEqualTo(206);
        assertThat(part.text()).isEqualTo("01");
        assertThat(part.field("etag")).isEqualTo(tag);
        assertThat(part.field("x-own")).isEqualTo("own");
        for (String other : new String[] {"\"x\"", "W/" + tag, "junk", MODIFIED}) {
            Reply reply = server.get("/ranges/digits", "Range: bytes=0-1", "If-Range: " + other);
            assertThat(reply.status()).as(other).isEqualTo(200);
            assertThat(reply.text()).isEqualTo("0123456789");
        }
    }

    @Test
    @Tag("rfc9110-15.3.7")
    void whoSaysIfRangeDoesNotGetTheFieldsOfTheRepresentationAgain() {
        server.get("/ranges/path/dated");
        Reply part = server.get("/ranges/path/dated", "Range: bytes=0-1", "If-Range: " + MODIFIED);
        assertThat(part.status()).isEqualTo(206);
        assertThat(part.has("content-type")).isFalse();
        assertThat(part.has("last-modified")).isFalse();
        assertThat(part.has("content-language")).isFalse();
        assertThat(part.has("cache-control")).isTrue();
        assertThat(part.has("date")).isTrue();
        Reply plain = server.get("/ranges/path/dated", "Range: bytes=0-1");
        assertThat(plain.field("last-modified")).isEqualTo(MODIFIED);
        assertThat(plain.field("content-language")).isEqualTo("en");
        assertThat(plain.has("content-type")).isTrue();
    }

    @Test
    @Tag("rfc9110-13.2.2")
    void conditionsGoBeforeTheRange() {
        String tag = server.get("/ranges/digits").field("etag");
        assertThat(
                        server.get("/ranges/digits", "Range: bytes=0-1", "If-None-Match: " + tag)
                                .status())
                .isEqualTo(304);
        assertThat(server.get("/ranges/digits", "Range: bytes=0-1", "If-Match: \"x\"").status())
                .isEqualTo(412);
        assertThat(server.get("/ranges/digits", "Range: bytes=50-", "If-Match: \"x\"").status())
                .isEqualTo(412);
        assertThat(server.get("/ranges/digits", "Range: bytes=0-1", "If-Match: " + tag).status())
                .isEqualTo(206);
    }

    @Test
    void aResponseJustMadeGivesTheRangeAndIsStoredWhole() {
        for (String path : new String[] {"/ranges/digits", "/ranges/path/digits"}) {
            Reply part = server.get(path, "Range: bytes=2-3");
            assertThat(part.status()).isEqualTo(206);
            assertThat(part.text()).isEqualTo("23");
            assertThat(part.field("content-range")).isEqualTo("bytes 2-3/10");
            assertThat(part.cache()).isEqualTo("MISS");
            Reply whole = server.get(path);
            assertThat(whole.status()).isEqualTo(200);
            assertThat(whole.text()).isEqualTo("0123456789");
            assertThat(whole.cache()).isEqualTo("HIT");
        }
        assertThat(calls()).isEqualTo(2);
    }

    @Test
    void aPartIsNotCompressedAfterTheCache() {
        String path = "/ranges/text";
        Reply whole = server.get(path);
        String gzip = "Accept-Encoding: gzip";
        Reply small = server.get(path, gzip, "Range: bytes=10-19");
        assertThat(small.status()).isEqualTo(206);
        assertThat(small.has("content-encoding")).isFalse();
        assertThat(small.text()).isEqualTo(whole.text().substring(10, 20));
        assertThat(small.field("etag")).isEqualTo(whole.field("etag"));
        assertThat(small.field("vary")).isEqualTo("Accept-Encoding");
        // So large a part of text would be compressed: the client gets the whole, compressed.
        Reply large = server.get(path, gzip, "Range: bytes=0-2999");
        assertThat(large.status()).isEqualTo(200);
        assertThat(large.field("content-encoding")).isEqualTo("gzip");
        assertThat(large.field("etag")).isEqualTo("W/" + whole.field("etag"));
        assertThat(large.has("content-range")).isFalse();
        Reply plain = server.get(path, "Range: bytes=0-2999");
        assertThat(plain.status()).isEqualTo(206);
        assertThat(plain.text()).isEqualTo(whole.text().substring(0, 3000));
        Reply known =
                server.get(path, gzip, "Range: bytes=0-2999", "If-Range: " + whole.field("etag"));
        assertThat(known.status()).isEqualTo(206);
        assertThat(known.has("content-encoding")).isFalse();
        assertThat(known.text()).isEqualTo(whole.text().substring(0, 3000));
    }

    @Test
    @Tag("rfc9110-15.5.17")
    void aResponseJustMadeWithoutTheRangeIsA416AndStored() {
        try (Line wire = server.line()) {
            Reply reply = wire.ask("GET", "/ranges/digits", "Range: bytes=50-");
            assertThat(reply.status()).isEqualTo(416);
            assertThat(reply.field("content-range")).isEqualTo("bytes */10");
            assertThat(reply.body()).isEmpty();
            Reply whole = wire.ask("GET", "/ranges/digits");
            assertThat(whole.cache()).isEqualTo("HIT");
            assertThat(whole.text()).isEqualTo("0123456789");
        }
    }

    @Test
    void aFileAnswersItsRangesItself() {
        Reply part = server.get("/ranges/file", "Range: bytes=2-3");
        assertThat(part.status()).isEqualTo(206);
        assertThat(part.text()).isEqualTo("23");
        assertThat(part.field("content-range")).isEqualTo("bytes 2-3/10");
        assertThat(part.cache()).isEqualTo("MISS");
        assertThat(server.get("/ranges/file").text()).isEqualTo("0123456789");
        assertThat(server.get("/ranges/file").cache()).isEqualTo("MISS");
    }

    @Test
    void aPartThatTheHandlerGaveIsNotStoredAsTheWhole() {
        Reply first = server.get("/ranges/path/own", "Range: bytes=0-1");
        assertThat(first.status()).isEqualTo(206);
        assertThat(first.text()).isEqualTo("01");
        Reply whole = server.get("/ranges/path/own");
        assertThat(whole.status()).isEqualTo(200);
        assertThat(whole.text()).isEqualTo("0123456789");
        assertThat(whole.cache()).isEqualTo("MISS");
    }

    @Controller("/ranges")
    @Requires(property = "spec", value = "ranges")
    static class Routes {
        final AtomicInteger calls = new AtomicInteger();

        private static byte[] letters() {
            return "abcdefghijklmnopqrstuvwxyz".repeat(100).getBytes(UTF_8);
        }

        @Get("/digits")
        @Produces(MediaType.TEXT_PLAIN)
        @Cached(expire = "60s")
        HttpResponse<String> digits() {
            calls.incrementAndGet();
            return HttpResponse.ok("0123456789").header("X-Own", "own");
        }

        @Get("/path/digits")
        @Produces(MediaType.TEXT_PLAIN)
        HttpResponse<String> pathDigits() {
            calls.incrementAndGet();
            return HttpResponse.ok("0123456789")
                    .header("X-Own", "own")
                    .header("Cache-Control", "max-age=60");
        }

        @Get("/path/dated")
        @Produces(MediaType.TEXT_PLAIN)
        HttpResponse<String> dated() {
            return HttpResponse.ok("0123456789")
                    .header("Last-Modified", MODIFIED)
                    .header("Content-Language", "en")
                    .header("Cache-Control", "max-age=60");
        }

        @Get("/path/own")
        HttpResponse<String> own(@Nullable @Header String range) {
            MutableHttpResponse<String> response =
                    range == null
                            ? HttpResponse.ok("0123456789")
                            : HttpResponse.<String>status(HttpStatus.PARTIAL_CONTENT)
                                    .body("01")
                                    .header("Content-Range", "bytes 0-1/10");
            return response.header("Cache-Control", "max-age=60").header("ETag", "\"o\"");
        }

        @Get("/file")
        @Cached(expire = "60s")
        SystemFile file() throws IOException {
            Path file = Files.createTempFile("larder", ".bin");
            file.toFile().deleteOnExit();
            return new SystemFile(Files.writeString(file, "0123456789").toFile());
        }

        @Get("/letters")
        @Produces("application/letters")
        @Cached(expire = "60s")
        byte[] lettersOnly() {
            return letters();
        }

        @Get("/text")
        @Produces(MediaType.TEXT_PLAIN)
        @Cached(expire = "60s")
        byte[] text() {
            return "some text ".repeat(500).getBytes(UTF_8);
        }

        @Get("/gone")
        @Produces(MediaType.TEXT_PLAIN)
        @Cached(expire = "60s")
        HttpResponse<String> gone() {
            return HttpResponse.<String>status(HttpStatus.GONE)
                    .body("gone")
                    .header("Cache-Control", "max-age=60");
        }

        @Get("/none")
        @Produces(MediaType.TEXT_PLAIN)
        @Cached(expire = "60s")
        HttpResponse<String> none() {
            return HttpResponse.ok("0123456789").header("Accept-Ranges", "none");
        }
    }
}
