package dev.larder.cache.http.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.cache.annotation.Cached;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Responses that say by Vary what they depend on. */
class VaryingTest {

    private Server server;

    @BeforeEach
    void start() {
        server = Server.start("varying", "larder.http.max-variants", 4);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void eachVariantIsStoredAndFound() {
        for (String kind : new String[] {"a", "b", "c"}) {
            Reply miss = server.get("/varying", "X-Kind: " + kind);
            assertThat(miss.cache()).as(kind).isEqualTo("MISS");
            assertThat(miss.text()).startsWith("kind " + kind);
        }
        for (String kind : new String[] {"a", "b", "c"}) {
            Reply hit = server.get("/varying", "X-Kind: " + kind);
            assertThat(hit.cache()).as(kind).isEqualTo("HIT");
            assertThat(hit.text()).startsWith("kind " + kind);
            assertThat(hit.field("vary")).isEqualTo("X-Kind");
        }
        assertThat(server.get("/varying").text()).startsWith("kind null");
        assertThat(server.get("/varying").cache()).isEqualTo("HIT");
    }

    @Test
    void aResponseThatVariesByEverythingIsNotStored() {
        server.get("/varying/all");
        assertThat(server.get("/varying/all").cache()).isEqualTo("MISS");
    }

    @Test
    void variantsExpireOnTheirOwn() {
        server.get("/varying", "X-Kind: a");
        server.pass(Duration.ofSeconds(40));
        server.get("/varying", "X-Kind: b");
        server.pass(Duration.ofSeconds(30));
        assertThat(server.get("/varying", "X-Kind: a").cache()).isEqualTo("MISS");
        assertThat(server.get("/varying", "X-Kind: b").cache()).isEqualTo("HIT");
        assertThat(server.get("/varying", "X-Kind: a").cache()).isEqualTo("HIT");
    }

    @Test
    void differentSetsOfFieldsAreEachFound() {
        for (int i = 0; i < 4; i++) {
            server.get("/varying/by?field=X-" + i, "X-" + i + ": v");
        }
        for (int i = 0; i < 4; i++) {
            assertThat(server.get("/varying/by?field=X-" + i, "X-" + i + ": v").cache())
                    .isEqualTo("HIT");
        }
    }

    @Test
    void noCacheReplacesTheVariantOnly() {
        String a = server.get("/varying", "X-Kind: a").text();
        String b = server.get("/varying", "X-Kind: b").text();
        String newer = server.get("/varying", "X-Kind: b", "Cache-Control: no-cache").text();
        assertThat(newer).isNotEqualTo(b);
        assertThat(server.get("/varying", "X-Kind: b").text()).isEqualTo(newer);
        assertThat(server.get("/varying", "X-Kind: a").text()).isEqualTo(a);
    }

    @Controller("/varying")
    @Requires(property = "spec", value = "varying")
    static class Routes {
        final AtomicInteger calls = new AtomicInteger();

        @Get
        @Cached(expire = "60s")
        HttpResponse<String> kind(HttpRequest<?> request) {
            return HttpResponse.ok(
                            "kind "
                                    + request.getHeaders().get("X-Kind")
                                    + " "
                                    + calls.incrementAndGet())
                    .header("Vary", "X-Kind");
        }

        @Get("/all")
        @Cached(expire = "60s")
        HttpResponse<String> all() {
            return HttpResponse.ok("all").header("Vary", "*");
        }

        @Get("/by{?field}")
        @Cached(expire = "60s")
        HttpResponse<String> by(String field) {
            return HttpResponse.ok("by " + field).header("Vary", field);
        }
    }
}
