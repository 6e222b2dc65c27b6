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
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Replies that the server compresses after the cache. */
class CompressionTest {

    private static final String GZIP = "Accept-Encoding: gzip";

    private Server server;

    @BeforeEach
    void start() {
        server = Server.start("compression");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static String unzipped(Reply reply) throws IOException {
        return new String(
                new GZIPInputStream(new ByteArrayInputStream(reply.body())).readAllBytes(), UTF_8);
    }

    @Test
    void theTagIsWeakWhereTheReplyIsCompressedAndStrongWhereNot() throws IOException {
        Reply missed = server.get("/compression/text", GZIP);
        Reply zipped = server.get("/compression/text", GZIP);
        Reply plain = server.get("/compression/text");
        assertThat(plain.cache()).isEqualTo("HIT");
        assertThat(plain.field("etag")).startsWith("\"");
        assertThat(missed.field("etag")).isEqualTo("W/" + plain.field("etag"));
        assertThat(zipped.field("etag")).isEqualTo("W/" + plain.field("etag"));
        assertThat(zipped.cache()).isEqualTo("HIT");
        assertThat(zipped.field("content-encoding")).isEqualTo("gzip");
        assertThat(unzipped(zipped)).isEqualTo(plain.text());
        assertThat(unzipped(missed)).isEqualTo(plain.text());
        assertThat(plain.has("content-encoding")).isFalse();
    }

    @Test
    void everyReplyOfWhatMayBeCompressedSaysSo() {
        assertThat(server.get("/compression/text").field("vary")).isEqualTo("Accept-Encoding");
        Reply hit = server.get("/compression/text");
        assertThat(hit.field("vary")).isEqualTo("Accept-Encoding");
        assertThat(server.head("/compression/text").field("vary")).isEqualTo("Accept-Encoding");
        Reply none = server.get("/compression/text", "If-None-Match: " + hit.field("etag"));
        assertThat(none.status()).isEqualTo(304);
        assertThat(none.field("vary")).isEqualTo("Accept-Encoding");
        Reply zipped = server.get("/compression/text", GZIP, "If-None-Match: " + hit.field("etag"));
        assertThat(zipped.status()).isEqualTo(304);
        assertThat(zipped.field("etag")).isEqualTo("W/" + hit.field("etag"));
    }

    @Test
    void whatIsNotCompressedHasStrongTags() {
        for (String path : new String[] {"/compression/short", "/compression/image"}) {
            for (int i = 0; i < 2; i++) {
                Reply reply = server.get(path, GZIP);
                assertThat(reply.field("etag")).startsWith("\"");
                assertThat(reply.has("content-encoding")).isFalse();
                assertThat(reply.has("vary")).isFalse();
            }
        }
    }

    @Test
    void identityIsNotACompression() {
        for (String accept : new String[] {"identity", "identity;q=1, gzip;q=0", "gzip;q=0.0"}) {
            Reply reply = server.get("/compression/text", "Accept-Encoding: " + accept);
            assertThat(reply.has("content-encoding")).as(accept).isFalse();
            assertThat(reply.field("etag")).as(accept).startsWith("\"");
        }
    }

    @Test
    @Tag("rfc9110-8.6")
    void headTellsNoLengthThatGetWouldNotHave() {
        for (String cache : new String[] {"MISS", "HIT"}) {
            Reply head = server.head("/compression/text", "Accept-Encoding: deflate");
            assertThat(head.cache()).isEqualTo(cache);
            assertThat(head.field("etag")).startsWith("W/");
            assertThat(head.has("content-length")).isFalse();
            assertThat(server.head("/compression/text").field("content-length")).isEqualTo("5000");
        }
    }

    @Test
    void aCodingThatTheServerFindsInAnOddPlaceIsNotOverlooked() {
        String plain = server.get("/compression/text").field("etag");
        for (String accept : new String[] {"identity;gzip", ";gzip", "gzip;", "identity;x=1"}) {
            Reply reply = server.get("/compression/text", "Accept-Encoding: " + accept);
            assertThat(reply.has("content-encoding") && reply.field("etag").equals(plain))
                    .as(accept)
                    .isFalse();
        }
    }

    @Test
    @Tag("rfc9110-8.8.1")
    void theTagOfWhatIsNotStoredIsWeakWhereItIsCompressed() {
        Reply zipped = server.get("/compression/private", GZIP);
        assertThat(zipped.field("content-encoding")).isEqualTo("gzip");
        assertThat(zipped.field("etag")).isEqualTo("W/\"p\"");
        assertThat(server.get("/compression/private").field("etag")).isEqualTo("\"p\"");
        Reply known = server.get("/compression/private", GZIP, "If-None-Match: \"p\"");
        assertThat(known.status()).isEqualTo(304);
        assertThat(known.field("etag")).isEqualTo("W/\"p\"");
    }

    @Test
    void whatTheHandlerCompressedStaysAsItIs() {
        for (int i = 0; i < 2; i++) {
            Reply reply = server.get("/compression/own", GZIP);
            assertThat(reply.field("content-encoding")).isEqualTo("br");
            assertThat(reply.body()).hasSize(2000);
            assertThat(reply.field("etag")).startsWith("\"");
        }
    }

    @Controller("/compression")
    @Requires(property = "spec", value = "compression")
    static class Routes {
        @Get("/text")
        @Produces(MediaType.TEXT_PLAIN)
        @Cached(expire = "60s")
        String text() {
            return "text ".repeat(1000);
        }

        @Get("/short")
        @Produces(MediaType.TEXT_PLAIN)
        @Cached(expire = "60s")
        String shortOne() {
            return "short";
        }

        @Get("/image")
        @Produces("image/png")
        @Cached(expire = "60s")
        byte[] image() {
            return new byte[5000];
        }

        @Get("/private")
        @Produces(MediaType.TEXT_PLAIN)
        @Cached(expire = "60s")
        HttpResponse<String> ofOneUser() {
            return HttpResponse.ok("text ".repeat(1000))
                    .header("ETag", "\"p\"")
                    .header("Cache-Control", "private");
        }

        @Get("/own")
        @Produces(MediaType.TEXT_PLAIN)
        @Cached(expire = "60s")
        HttpResponse<byte[]> own() {
            return HttpResponse.ok(new byte[2000]).header("Content-Encoding", "br");
        }
    }
}
