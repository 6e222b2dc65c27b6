package dev.larder.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.larder.cache.tck.server.RedisServer;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two demos on one Redis. */
class SharedDemoTest {

    private RedisServer redis;
    private Demo one;
    private Demo other;

    @BeforeEach
    void start(@TempDir Path products) {
        redis = RedisServer.start();
        Map<String, Object> properties =
                Map.of(
                        "larder.backend", "redis",
                        "larder.timeout", "10s",
                        "larder.breaker.slow", "10s",
                        "redis.uri", redis.uri().toString(),
                        "demo.directory", products.toString());
        one = new Demo(properties);
        other = new Demo(properties);
        one.delete("/cache");
    }

    @AfterEach
    void stop() {
        one.close();
        other.close();
        redis.close();
    }

    /** Nobody waits for a response to be stored, and who asks like this runs no handler. */
    private void awaitStored(String target) {
        await().until(
                        () ->
                                other.get(target, "Cache-Control", "only-if-cached").statusCode()
                                        == 200);
    }

    @Test
    void whatOneHasStoredTheOtherAnswers() {
        HttpResponse<String> miss = one.get("/products/1");
        awaitStored("/products/1");
        HttpResponse<String> hit = other.get("/products/1");

        assertThat(miss.headers().firstValue("X-Cache")).contains("MISS");
        assertThat(hit.headers().firstValue("X-Cache")).contains("HIT");
        assertThat(hit.body()).isEqualTo(miss.body());
        assertThat(hit.headers().firstValue("ETag")).isEqualTo(miss.headers().firstValue("ETag"));
        assertThat(other.calls()).isEqualTo("{\"find\":0,\"search\":0}");
    }

    @Test
    void whatOneChangesTheOtherNoLongerAnswers() {
        one.get("/products/1");
        other.get("/products/1");
        other.get("/products?q=blue");

        one.put("/products/1", "{\"name\":\"Teapot\",\"price\":12.5}");

        assertThat(other.get("/products/1").body())
                .isEqualTo("{\"id\":1,\"name\":\"Teapot\",\"price\":12.5}");
        assertThat(other.get("/products?q=blue").body()).doesNotContain("\"id\":1,");
    }

    @Test
    void whatOneClearsIsGoneForBoth() {
        one.get("/products/1");

        other.delete("/cache");

        assertThat(one.get("/products/1").headers().firstValue("X-Cache")).contains("MISS");
    }
}
