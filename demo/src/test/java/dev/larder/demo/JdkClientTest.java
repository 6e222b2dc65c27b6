package dev.larder.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the JDK's client gets from the demo, over HTTP/1.1 and over HTTP/2 that it upgrades to. */
@Tag("once")
class JdkClientTest {

    private final Demo demo = new Demo(Map.of("micronaut.server.http-version", "2.0"));

    @AfterEach
    void stop() {
        demo.close();
    }

    private HttpRequest.Builder request(String target) {
        return HttpRequest.newBuilder(demo.uri(target)).timeout(Duration.ofSeconds(20));
    }

    private static String field(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }

    @ParameterizedTest
    @EnumSource
    void aTagGoesAroundOnceAndSavesTheBody(Version version)
            throws IOException, InterruptedException {
        HttpClient client = HttpClient.newBuilder().version(version).build();
        HttpResponse<String> miss =
                client.send(request("/products/1").build(), BodyHandlers.ofString());
        HttpResponse<String> unchanged =
                client.send(
                        request("/products/1").header("If-None-Match", field(miss, "ETag")).build(),
                        BodyHandlers.ofString());

        assertThat(miss.version()).isEqualTo(version);
        assertThat(field(miss, "X-Cache")).isEqualTo("MISS");
        assertThat(unchanged.version()).isEqualTo(version);
        assertThat(unchanged.statusCode()).isEqualTo(304);
        assertThat(unchanged.body()).isEmpty();
        assertThat(field(unchanged, "ETag")).isEqualTo(field(miss, "ETag"));
        assertThat(demo.calls()).contains("\"find\":1");
    }

    @ParameterizedTest
    @EnumSource
    void manyAtOnceGetOneLoad(Version version) {
        HttpClient client = HttpClient.newBuilder().version(version).build();
        List<CompletableFuture<HttpResponse<String>>> asked =
                IntStream.range(0, 50)
                        .mapToObj(
                                i ->
                                        client.sendAsync(
                                                request("/products/7").build(),
                                                BodyHandlers.ofString()))
                        .toList();
        assertThat(asked)
                .allSatisfy(
                        each -> {
                            assertThat(each.join().statusCode()).isEqualTo(200);
                            assertThat(each.join().body()).contains("\"id\":7,");
                        });
        assertThat(demo.calls()).contains("\"find\":1");
    }
}
