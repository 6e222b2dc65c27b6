package dev.larder.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What curl gets from the demo, with the options by which it caches and compresses. */
@Tag("once")
class CurlTest {

    private static final String CURL = Programs.find("curl", "curl");

    private final Demo demo = new Demo(Map.of("micronaut.server.http-version", "2.0"));

    private final Path folder;

    CurlTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @AfterEach
    void stop() {
        demo.close();
    }

    /**
     * What curl prints: the head of each response, then its status, then how often it connected.
     */
    private String curl(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(CURL, "-sS", "--max-time", "20"));
        command.addAll(List.of("-D", "-", "-o", folder.resolve("body").toString()));
        command.addAll(List.of("-w", "status %{http_code} connects %{num_connects}\\n"));
        command.addAll(List.of(arguments));
        Process process =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .start();
        String out = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(out).isZero();
        return out.toLowerCase(Locale.ROOT);
    }

    private String body() throws IOException {
        return Files.readString(folder.resolve("body"));
    }

    private String url(String target) {
        return demo.uri(target).toString();
    }

    @Test
    void aSavedTagIsComparedAndSavesTheBody() throws Exception {
        String product = url("/products/1");
        assertThat(curl("--etag-save", "tag", product)).contains("x-cache: miss", "status 200");
        assertThat(body()).contains("Blue Teapot");

        Files.delete(folder.resolve("body"));
        String same = curl("--etag-save", "tag", "--etag-compare", "tag", product);
        assertThat(same).contains("x-cache: hit", "status 304");
        assertThat(demo.calls()).contains("\"find\":1");

        demo.put("/products/1", "{\"name\":\"Cup\",\"price\":3}");
        String changed = curl("--etag-save", "tag", "--etag-compare", "tag", product);
        assertThat(changed).contains("status 200");
        assertThat(body()).contains("Cup");
        assertThat(curl("--etag-save", "tag", "--etag-compare", "tag", product))
                .contains("status 304");
    }

    @Test
    void aTimeOnlyIsNoConditionWhereNothingSaysWhenItChanged() throws Exception {
        String product = url("/products/1");
        curl(product);
        assertThat(curl("-z", "2000-01-01", product)).contains("x-cache: hit", "status 200");
        assertThat(body()).contains("Blue Teapot");
    }

    @Test
    void whatIsCompressedIsTheSameAndHasATagOfItsOwn() throws Exception {
        String search = url("/products?q=");
        String plain = curl(search);
        String body = body();
        for (int i = 0; i < 2; i++) {
            String compressed = curl("--compressed", search);
            assertThat(compressed).contains("x-cache: hit", "content-encoding: gzip", "status 200");
            assertThat(body()).isEqualTo(body);
            assertThat(line(compressed, "etag")).isNotEqualTo(line(plain, "etag"));
            assertThat(line(compressed, "vary")).contains("accept-encoding");
        }
        assertThat(curl(search)).doesNotContain("content-encoding");
        assertThat(body()).isEqualTo(body);
        curl("--compressed", "--etag-save", "tag", search);
        assertThat(curl("--compressed", "--etag-compare", "tag", search)).contains("status 304");
    }

    @Test
    void headSaysWhatGetWouldAndKeepsTheConnection() throws Exception {
        String product = url("/products/1");
        curl(product);
        int length = body().length();
        String heads = curl("-I", product, "-o", "second", product);
        assertThat(heads)
                .contains("x-cache: hit", "content-length: " + length, "connects 1", "connects 0")
                .doesNotContain("connection: close");
    }

    @Test
    void twoUrlsNeedOneConnection() throws Exception {
        String both = curl(url("/products/1"), "-o", "second", url("/products/2"));
        assertThat(both).contains("connects 1", "connects 0");
        assertThat(Files.readString(folder.resolve("second"))).contains("\"id\":2");
    }

    @Test
    void http2IsSpokenToo() throws Exception {
        String product = url("/products/1");
        for (String way : List.of("--http2", "--http2-prior-knowledge")) {
            String answer = curl(way, "--etag-save", "tag", product);
            assertThat(answer).contains("http/2 200", "etag: ");
            assertThat(curl(way, "--etag-compare", "tag", product))
                    .contains("http/2 304", "x-cache: hit")
                    .doesNotContain("transfer-encoding");
        }
        assertThat(demo.calls()).contains("\"find\":1");
    }

    private static String line(String heads, String field) {
        return heads.lines()
                .filter(line -> line.startsWith(field + ":"))
                .findFirst()
                .orElseThrow(() -> new AssertionError(field + " is not in " + heads));
    }
}
