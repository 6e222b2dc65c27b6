package dev.larder.cache.http.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.cache.annotation.Cached;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a hit looks like, and what it is a hit of. */
class HitTest {

    private Server server;

    @BeforeEach
    void start() {
        server = Server.start("hit");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private int calls() {
        return server.bean(Things.class).calls.get();
    }

    @Test
    void theSecondRequestIsAnsweredFromTheCache() {
        Reply miss = server.get("/things/42");
        Reply hit = server.get("/things/42");

        assertThat(miss.status()).isEqualTo(200);
        assertThat(miss.cache()).isEqualTo("MISS");
        assertThat(hit.cache()).isEqualTo("HIT");
        assertThat(hit.body()).isEqualTo(miss.body());
        assertThat(hit.text()).contains("\"id\":42");
        assertThat(calls()).isEqualTo(1);
    }

    @Test
    void aHitHasTheFieldsOfTheMissAndItsAge() {
        Reply miss = server.get("/things/42");
        server.pass(Duration.ofSeconds(7));
        Reply hit = server.get("/things/42");

        assertThat(hit.field("content-type")).isEqualTo(miss.field("content-type"));
        assertThat(hit.field("etag")).isEqualTo(miss.field("etag"));
        assertThat(hit.field("date")).isEqualTo(miss.field("date"));
        assertThat(hit.field("content-length")).isEqualTo(miss.field("content-length"));
        assertThat(miss.has("age")).isFalse();
        assertThat(Integer.parseInt(hit.field("age"))).isBetween(7, 30);
        assertThat(miss.field("cache-control")).isEqualTo("max-age=60");
        assertThat(hit.field("cache-control")).isEqualTo("max-age=60");
    }

    @Test
    void anEntryThatHasExpiredIsMadeAnew() {
        server.get("/things/42");
        server.pass(Duration.ofSeconds(61));
        assertThat(server.get("/things/42").cache()).isEqualTo("MISS");
        assertThat(calls()).isEqualTo(2);
    }

    @Test
    void theTagIsQuotedAndStrong() {
        assertThat(server.get("/things/42").field("etag")).matches("\"[!-~&&[^\"]]{20,}\"");
    }

    @Test
    void aMatchingTagIsAnsweredWith304WithoutBodyAndLength() {
        String tag = server.get("/things/42").field("etag");
        for (String value : new String[] {tag, "W/" + tag, "\"other\", " + tag, "*"}) {
            Reply reply = server.get("/things/42", "If-None-Match: " + value);
            assertThat(reply.status()).as(value).isEqualTo(304);
            assertThat(reply.has("content-length")).isFalse();
            assertThat(reply.has("transfer-encoding")).isFalse();
            assertThat(reply.field("etag")).isEqualTo(tag);
            assertThat(reply.cache()).isEqualTo("HIT");
            assertThat(reply.has("date")).isTrue();
            assertThat(reply.has("age")).isTrue();
        }
        assertThat(server.get("/things/42", "If-None-Match: \"other\"").status()).isEqualTo(200);
        assertThat(calls()).isEqualTo(1);
    }

    @Test
    void anAnswerMadeAnewIsA304Too() {
        String tag = server.get("/things/42").field("etag");
        server.pass(Duration.ofSeconds(61));
        Reply reply = server.get("/things/42", "If-None-Match: " + tag);
        assertThat(reply.status()).isEqualTo(304);
        assertThat(reply.has("content-length")).isFalse();
        assertThat(reply.cache()).isEqualTo("MISS");
        assertThat(reply.field("etag")).isEqualTo(tag);
        assertThat(calls()).isEqualTo(2);
        assertThat(server.get("/things/42").text()).contains("\"id\":42");
    }

    @Test
    void headIsAnsweredFromAStoredGet() {
        try (Wire wire = server.connect()) {
            Reply get = wire.ask("GET", "/things/42");
            Reply head = wire.ask("HEAD", "/things/42");
            assertThat(head.status()).isEqualTo(200);
            assertThat(head.cache()).isEqualTo("HIT");
            assertThat(head.field("content-length")).isEqualTo(get.field("content-length"));
            assertThat(head.field("etag")).isEqualTo(get.field("etag"));
            assertThat(head.field("content-type")).isEqualTo(get.field("content-type"));
            assertThat(head.field("connection")).isNotEqualTo("close");
            assertThat(wire.ask("HEAD", "/things/42").status()).isEqualTo(200);
        }
        assertThat(calls()).isEqualTo(1);
    }

    @Test
    void headThatMissesFillsTheEntryOfGet() {
        try (Wire wire = server.connect()) {
            Reply head = wire.ask("HEAD", "/things/42");
            assertThat(head.cache()).isEqualTo("MISS");
            assertThat(head.field("content-length")).isEqualTo("9");
            Reply get = wire.ask("GET", "/things/42");
            assertThat(get.cache()).isEqualTo("HIT");
            assertThat(get.text()).isEqualTo("{\"id\":42}");
        }
        assertThat(calls()).isEqualTo(1);
    }

    @Test
    void aRouteWithoutTheAnnotationGetsNoFieldFromUs() {
        Reply plain = server.get("/things/plain");
        assertThat(plain.fields().keySet())
                .containsExactlyInAnyOrder("date", "content-type", "content-length");
    }

    @Controller("/things")
    @Requires(property = "spec", value = "hit")
    static class Things {
        final AtomicInteger calls = new AtomicInteger();

        @Get("/{id}")
        @Cached(expire = "60s")
        Map<String, Object> thing(long id) {
            calls.incrementAndGet();
            return Map.of("id", id);
        }

        @Get("/plain")
        String plain() {
            return "plain";
        }
    }
}
