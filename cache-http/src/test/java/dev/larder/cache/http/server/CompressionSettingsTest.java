package dev.larder.cache.http.server;

import static dev.larder.cache.http.server.Coded.GZIP;
import static dev.larder.cache.http.server.Coded.PATIENCE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What {@code larder.http.compression} and the server's own compression make of each other. */
class CompressionSettingsTest {

    private static final String TEXT = "/coded/text";
    private static final String THRESHOLD = "micronaut.server.netty.compression-threshold";

    @Test
    void withoutTheServersCompressionTheFirstHitIsPlainAndStrong() {
        try (Server server = Server.start("coded", THRESHOLD, -1)) {
            Reply missed = server.get(TEXT, GZIP);
            Reply first = server.get(TEXT, GZIP);
            for (Reply reply : new Reply[] {missed, first}) {
                assertThat(reply.has("content-encoding")).isFalse();
                assertThat(reply.field("etag")).startsWith("\"").doesNotContain("-gzip");
                assertThat(reply.field("vary")).isEqualTo("Accept-Encoding");
            }
            Reply coded = Coded.hit(server, TEXT, "gzip");
            assertThat(Coded.unzipped(coded)).isEqualTo(first.text());
            assertThat(coded.field("etag")).endsWith("-gzip\"");
            Reply none = server.get(TEXT, GZIP, "If-None-Match: " + first.field("etag"));
            assertThat(none.status()).isEqualTo(304);
        }
    }

    @Test
    void switchedOffEverythingIsLeftToTheServer() {
        try (Server server = Server.start("coded", "larder.http.compression.enabled", false)) {
            server.get(TEXT);
            for (int i = 0; i < 5; i++) {
                Reply reply = server.get(TEXT, GZIP);
                assertThat(reply.field("content-encoding")).isEqualTo("gzip");
                assertThat(reply.field("etag")).startsWith("W/");
            }
        }
        try (Server server =
                Server.start("coded", "larder.http.compression.enabled", false, THRESHOLD, -1)) {
            for (int i = 0; i < 3; i++) {
                Reply reply = server.get(TEXT, GZIP);
                assertThat(reply.has("content-encoding")).isFalse();
                assertThat(reply.has("vary")).isFalse();
            }
        }
    }

    @Test
    void shorterBodiesAreLeftAlone() {
        try (Server server =
                Server.start("coded", "larder.http.compression.above", "6KB", THRESHOLD, -1)) {
            for (int i = 0; i < 5; i++) {
                Reply reply = server.get(TEXT, GZIP);
                assertThat(reply.has("content-encoding")).isFalse();
                assertThat(reply.has("vary")).isFalse();
            }
        }
    }

    @Test
    void severalCodingsAreChosenByWeightAndThenByTheirOrder() {
        try (Server server =
                Server.start(
                        "coded",
                        "larder.http.compression.encodings",
                        "br,zstd,gzip",
                        THRESHOLD,
                        -1)) {
            for (String coding : new String[] {"br", "zstd", "gzip"}) {
                assertThat(Coded.hit(server, TEXT, coding).field("etag"))
                        .endsWith("-" + coding + "\"");
            }
            assertThat(server.get(TEXT, "Accept-Encoding: gzip, br").field("content-encoding"))
                    .isEqualTo("br");
            assertThat(server.get(TEXT, "Accept-Encoding: gzip, br;q=0.5").field("etag"))
                    .endsWith("-gzip\"");
        }
    }

    @Test
    void aCodingThatNobodyKnowsStopsTheStart() {
        assertThatThrownBy(() -> Server.start("coded", "larder.http.compression.encodings", "lzma"))
                .rootCause()
                .hasMessageContaining("larder.http.compression.encodings = lzma")
                .hasMessageContaining("Write gzip, br or zstd.");
    }

    @Test
    @Tag("rfc9110-8.8.1")
    void onPathsNothingIsAddedAndNoStrongTagIsOnOtherBytes() {
        try (Server server = Server.start("coded", "larder.http.paths", "/coded/path")) {
            for (int i = 0; i < 4; i++) {
                Reply zipped = server.get("/coded/path", GZIP);
                assertThat(zipped.cache()).isEqualTo(i == 0 ? "MISS" : "HIT");
                assertThat(zipped.field("content-encoding")).isEqualTo("gzip");
                assertThat(zipped.field("etag")).isEqualTo("W/\"own\"");
                assertThat(zipped.has("vary")).isFalse();
                Reply plain = server.get("/coded/path");
                assertThat(plain.field("etag")).isEqualTo("\"own\"");
                assertThat(plain.has("vary")).isFalse();
            }
            Reply none = server.get("/coded/path", GZIP, "If-None-Match: W/\"own\"");
            assertThat(none.status()).isEqualTo(304);
            assertThat(none.field("etag")).isEqualTo("W/\"own\"");
        }
        try (Server quiet =
                Server.start("coded", "larder.http.paths", "/coded/path", THRESHOLD, -1)) {
            for (int i = 0; i < 4; i++) {
                Reply reply = quiet.get("/coded/path", GZIP);
                assertThat(reply.has("content-encoding")).isFalse();
                assertThat(reply.field("etag")).isEqualTo("\"own\"");
            }
        }
    }

    @Test
    void overHttp2ItIsTheSame() throws Exception {
        try (Server server = Server.start("coded", "micronaut.server.http-version", "2.0")) {
            HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build();
            ask(client, server);
            HttpResponse<byte[]> coded =
                    await().atMost(PATIENCE)
                            .until(
                                    () -> ask(client, server),
                                    reply -> tag(reply).endsWith("-gzip\""));
            assertThat(coded.version()).isEqualTo(HttpClient.Version.HTTP_2);
            assertThat(coded.headers().allValues("content-encoding")).containsExactly("gzip");
            assertThat(coded.headers().firstValue("content-length"))
                    .contains("" + coded.body().length);
            assertThat(new GZIPInputStream(new ByteArrayInputStream(coded.body())).readAllBytes())
                    .isEqualTo("text ".repeat(1000).getBytes(UTF_8));
        }
    }

    private static String tag(HttpResponse<?> reply) {
        return reply.headers().firstValue("etag").orElse("");
    }

    private static HttpResponse<byte[]> ask(HttpClient client, Server server)
            throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + server.port() + TEXT))
                        .header("Accept-Encoding", "gzip")
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
    }
}
