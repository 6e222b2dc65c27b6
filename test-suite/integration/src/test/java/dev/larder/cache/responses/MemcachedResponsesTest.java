package dev.larder.cache.responses;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.cache.tck.server.MemcachedServer;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class MemcachedResponsesTest extends ResponsesScenario {

    private final MemcachedServer server = MemcachedServer.start();

    @AfterAll
    void end() {
        server.close();
    }

    @Override
    Map<String, Object> backend() {
        return Map.of(
                "larder.backend",
                "memcached",
                "larder.memcached.servers",
                server.address(),
                "larder.timeout",
                "5s",
                "larder.breaker.slow",
                "5s");
    }

    @Test
    void aSecondNodeAnswersWithWhatTheFirstHasStored() throws Exception {
        HttpResponse<String> first = hit("/shop/items/shared");
        try (Node other = new Node(backend())) {
            HttpResponse<String> second = other.get("/shop/items/shared");
            assertThat(cache(second)).isEqualTo("HIT");
            assertThat(second.body()).isEqualTo(first.body());
            assertThat(second.headers().firstValue("etag"))
                    .isEqualTo(first.headers().firstValue("etag"));
            other.responses().invalidatePath("/shop/items/shared", true);
        }
        assertThat(cache(node().get("/shop/items/shared"))).isEqualTo("MISS");
    }
}
