package dev.larder.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the demo promises, with entries in memory. */
class DemoTest {

    private static final String TEAPOT = "{\"name\":\"Teapot\",\"price\":12.5}";

    private final Demo demo = new Demo(Map.of());

    @AfterEach
    void stop() {
        demo.close();
    }

    @Test
    void aProductIsKeptForAMinute() {
        HttpResponse<String> miss = demo.get("/products/1");
        HttpResponse<String> hit = demo.get("/products/1");
        demo.later(Duration.ofSeconds(61));
        HttpResponse<String> expired = demo.get("/products/1");

        assertThat(cache(miss)).isEqualTo("MISS");
        assertThat(cache(hit)).isEqualTo("HIT");
        assertThat(hit.body())
                .isEqualTo(miss.body())
                .isEqualTo("{\"id\":1,\"name\":\"Blue Teapot\",\"price\":9.90}");
        assertThat(field(hit, "Cache-Control")).isEqualTo("max-age=60");
        assertThat(cache(expired)).isEqualTo("MISS");
        assertThat(demo.calls()).isEqualTo("{\"find\":2,\"search\":0}");
    }

    @Test
    void aConditionalRequestIsAnsweredWithoutABody() {
        String tag = field(demo.get("/products/1"), "ETag");

        HttpResponse<String> unchanged = demo.get("/products/1", "If-None-Match", tag);

        assertThat(unchanged.statusCode()).isEqualTo(304);
        assertThat(unchanged.body()).isEmpty();
        assertThat(cache(unchanged)).isEqualTo("HIT");
        assertThat(demo.calls()).isEqualTo("{\"find\":1,\"search\":0}");
    }

    @Test
    void headIsAnsweredFromAStoredGet() {
        HttpResponse<String> stored = demo.get("/products/1");

        HttpResponse<String> head = demo.head("/products/1");

        assertThat(cache(head)).isEqualTo("HIT");
        assertThat(head.headers().firstValueAsLong("Content-Length"))
                .hasValue(stored.body().length());
    }

    @Test
    void theHandlerSetsTheLifetimeThatTheRequestAsksFor() {
        demo.get("/products/1?ttl=5");
        HttpResponse<String> hit = demo.get("/products/1?ttl=5");
        demo.later(Duration.ofSeconds(6));

        assertThat(cache(hit)).isEqualTo("HIT");
        assertThat(field(hit, "Cache-Control")).isEqualTo("max-age=5");
        assertThat(cache(demo.get("/products/1?ttl=5"))).isEqualTo("MISS");
    }

    @Test
    void aLifetimeOfZeroOrLessIsRefused() {
        for (String ttl : new String[] {"0", "-1", "soon"}) {
            assertThat(demo.get("/products/1?ttl=" + ttl).statusCode()).as(ttl).isEqualTo(400);
        }
        assertThat(demo.calls()).isEqualTo("{\"find\":0,\"search\":0}");
    }

    @Test
    void aChangeEvictsTheProductInEveryVariantAndTheSearches() {
        for (String target :
                new String[] {"/products/1", "/products/1?ttl=50", "/products?q=blue"}) {
            demo.get(target);
        }
        demo.get("/products/2");

        HttpResponse<String> changed = demo.put("/products/1", TEAPOT);

        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(changed.body()).isEqualTo("{\"id\":1,\"name\":\"Teapot\",\"price\":12.5}");
        assertThat(demo.get("/products/1").body()).contains("Teapot\"").contains("12.5");
        assertThat(demo.get("/products/1?ttl=50").body()).contains("12.5");
        assertThat(demo.get("/products?q=blue").body()).doesNotContain("\"id\":1,");
        assertThat(cache(demo.get("/products/2"))).isEqualTo("HIT");
    }

    @Test
    void aChangeThatIsNoneIsRefused() {
        assertThat(demo.put("/products/1", "{\"name\":\"\",\"price\":-1}").statusCode())
                .isEqualTo(400);
        assertThat(demo.put("/products/101", TEAPOT).statusCode()).isEqualTo(404);
    }

    @Test
    void thereAreOneHundredProducts() {
        assertThat(demo.get("/products/100").statusCode()).isEqualTo(200);
        for (String id : new String[] {"0", "101", "-1"}) {
            assertThat(demo.get("/products/" + id).statusCode()).as(id).isEqualTo(404);
        }
        assertThat(cache(demo.get("/products/101"))).isEqualTo("MISS");
    }

    @Test
    void searchesAreKeptByWhatIsSearched() {
        HttpResponse<String> oak = demo.get("/products?q=oak");

        assertThat(cache(demo.get("/products?q=oak"))).isEqualTo("HIT");
        assertThat(cache(demo.get("/products?q=oak&page=2"))).isEqualTo("HIT");
        assertThat(cache(demo.get("/products?q=steel"))).isEqualTo("MISS");
        assertThat(oak.body()).startsWith("[{\"id\":21,\"name\":\"Oak Teapot\"");
        assertThat(demo.calls()).isEqualTo("{\"find\":0,\"search\":2}");
    }

    @Test
    void theWholeCacheIsCleared() {
        demo.get("/products/1");

        assertThat(demo.delete("/cache").statusCode()).isEqualTo(204);

        assertThat(cache(demo.get("/products/1"))).isEqualTo("MISS");
    }

    @Test
    void thePageIsThere() {
        HttpResponse<String> page = demo.get("/");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("<title>Larder demo</title>");
        assertThat(page.headers().firstValue("X-Cache")).isEmpty();
    }

    private static String cache(HttpResponse<?> response) {
        return field(response, "X-Cache");
    }

    private static String field(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElseThrow();
    }
}
