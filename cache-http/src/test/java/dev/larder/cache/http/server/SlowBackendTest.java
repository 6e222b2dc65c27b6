package dev.larder.cache.http.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.cache.annotation.Cached;
import dev.larder.cache.http.CachedResponses;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Responses on a backend that has to be waited for. */
class SlowBackendTest {

    private Server server;

    @BeforeEach
    void start() {
        server =
                Server.start(
                        "slow-backend",
                        "larder.backend",
                        "far",
                        "larder.backends.far.type",
                        "slow");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    /** From the backend: who asks while it is being stored is given it too. */
    private Reply hit(String target, String... fields) {
        return org.awaitility.Awaitility.await()
                .until(
                        () -> server.get(target, fields),
                        reply ->
                                reply.cache().equals("HIT")
                                        && reply.field("cache-status").contains("; hit"));
    }

    @Test
    void aResponseComesBackAsItWasStored() {
        Reply miss = server.get("/far/1");
        assertThat(miss.cache()).isEqualTo("MISS");
        Reply hit = hit("/far/1");
        assertThat(hit.body()).isEqualTo(miss.body());
        for (String field :
                new String[] {"etag", "content-type", "date", "cache-control", "x-own"}) {
            assertThat(hit.all(field)).as(field).isEqualTo(miss.all(field));
        }
        assertThat(server.get("/far/1", "If-None-Match: " + miss.field("etag")).status())
                .isEqualTo(304);
        assertThat(server.head("/far/1").field("content-length"))
                .isEqualTo(miss.field("content-length"));
        assertThat(server.bean(Far.class).calls).hasValue(1);
    }

    @Test
    void handlersNeverRunOnTheThreadOfADriver() {
        server.get("/far/1");
        assertThat(server.bean(Far.class).threads)
                .isNotEmpty()
                .allSatisfy(thread -> assertThat(thread).containsIgnoringCase("eventLoop"));
    }

    @Test
    void variantsComeBack() {
        server.get("/far/varies", "X-Kind: a");
        hit("/far/varies", "X-Kind: a");
        server.get("/far/varies", "X-Kind: b");
        assertThat(hit("/far/varies", "X-Kind: b").text()).isEqualTo("kind b");
        assertThat(hit("/far/varies", "X-Kind: a").text()).isEqualTo("kind a");
    }

    @Test
    void anInvalidationIsAcknowledgedBeforeItReturns() {
        server.get("/far/1");
        hit("/far/1");
        assertThat(server.bean(CachedResponses.class).contains("/far/1")).isTrue();
        server.bean(CachedResponses.class).invalidatePath("/far/1", false);
        assertThat(server.get("/far/1").cache()).isEqualTo("MISS");
    }

    @Test
    void whileItCannotBeReachedHandlersAnswer() {
        server.bean(SlowBackend.class).broken = true;
        assertThat(server.get("/far/1").cache()).isEqualTo("MISS");
        assertThat(server.get("/far/1").status()).isEqualTo(200);
        assertThat(server.bean(Far.class).calls).hasValue(2);
        server.bean(SlowBackend.class).broken = false;
        server.get("/far/1");
        hit("/far/1");
    }

    @Controller("/far")
    @Requires(property = "spec", value = "slow-backend")
    static class Far {
        final AtomicInteger calls = new AtomicInteger();
        final Set<String> threads = ConcurrentHashMap.newKeySet();

        @Get("/{id}")
        @Cached(expire = "60s")
        HttpResponse<String> far(String id) {
            threads.add(Thread.currentThread().getName());
            calls.incrementAndGet();
            return HttpResponse.ok("größe " + id).header("X-Own", "a").header("X-Own", "b, c");
        }

        @Get("/varies")
        @Cached(expire = "60s")
        HttpResponse<String> varies(HttpRequest<?> request) {
            return HttpResponse.ok("kind " + request.getHeaders().get("X-Kind"))
                    .header("Vary", "X-Kind");
        }
    }
}
