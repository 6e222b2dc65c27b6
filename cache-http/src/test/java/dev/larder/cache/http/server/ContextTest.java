package dev.larder.cache.http.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.cache.CacheContext;
import dev.larder.cache.Caches;
import dev.larder.cache.annotation.Cached;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

/** What a handler is told of its call, and may say about it. */
class ContextTest {

    private Server server;

    @BeforeEach
    void start() {
        server = Server.start("context");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"parameter", "injected", "current", "future", "mono", "bean"})
    void theLifetimeSetInACallIsItsOwn(String how) {
        Reply seven = server.get("/context/" + how + "?ttl=7");
        assertThat(seven.field("cache-control")).as(how).isEqualTo("max-age=7");
        assertThat(server.get("/context/" + how + "?ttl=7").cache()).isEqualTo("HIT");
        Reply usual = server.get("/context/" + how);
        assertThat(usual.field("cache-control")).isEqualTo("max-age=60");
        server.pass(Duration.ofSeconds(8));
        assertThat(server.get("/context/" + how + "?ttl=7").cache()).isEqualTo("MISS");
        assertThat(server.get("/context/" + how).cache()).isEqualTo("HIT");
    }

    @ParameterizedTest
    @ValueSource(strings = {"parameter", "injected", "current", "future", "mono", "bean"})
    void doNotStoreConcernsItsCallOnly(String how) {
        server.get("/context/" + how + "?store=false");
        assertThat(server.get("/context/" + how + "?store=false").cache()).isEqualTo("MISS");
        server.get("/context/" + how);
        assertThat(server.get("/context/" + how).cache()).isEqualTo("HIT");
    }

    @ParameterizedTest
    @ValueSource(strings = {"parameter", "injected", "current", "future", "mono", "bean"})
    void tagsReachTheResponse(String how) {
        server.get("/context/" + how + "?tag=mine");
        assertThat(server.get("/context/" + how + "?tag=mine").cache()).isEqualTo("HIT");
        server.bean(Caches.class).invalidateTags("mine");
        assertThat(server.get("/context/" + how + "?tag=mine").cache()).isEqualTo("MISS");
    }

    @Test
    void whatAFailedCallHasSetIsGone() {
        assertThat(server.get("/context/fails?fail=true").status()).isEqualTo(500);
        Reply after = server.get("/context/fails");
        assertThat(after.field("cache-control")).isEqualTo("max-age=60");
        server.pass(Duration.ofSeconds(30));
        assertThat(server.get("/context/fails").cache()).isEqualTo("HIT");
        assertThat(CacheContext.current()).isEmpty();
    }

    @Test
    void itTellsNamespaceKeyAndStatus() {
        Reply miss = server.get("/context/tells/42");
        assertThat(miss.text()).isEqualTo("told 42 MISS");
        assertThat(server.get("/context/tells/42", "Cache-Control: no-cache").text())
                .isEqualTo("told 42 REFRESH");
        assertThat(server.get("/context/tells/42", "Cache-Control: no-store").text())
                .endsWith("BYPASS");
    }

    @Test
    void aBadLifetimeIsTheHandlersMistake() {
        assertThat(server.get("/context/parameter?ttl=0").status()).isEqualTo(500);
        assertThat(server.get("/context/parameter").status()).isEqualTo(200);
    }

    @Test
    void aRouteThatIsNotCachedMayTakeIt() {
        assertThat(server.get("/context/plain").text()).isEqualTo("false");
    }

    @Test
    void itIsThereWhereLarderIsDisabled() {
        try (Server disabled = Server.start("context", "larder.enabled", false)) {
            Reply reply = disabled.get("/context/parameter?ttl=7");
            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.has("x-cache")).isFalse();
            assertThat(reply.has("cache-control")).isFalse();
        }
        try (Server disabled = Server.start("context", "larder.http.enabled", false)) {
            Reply reply = disabled.get("/context/parameter?ttl=7");
            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.has("x-cache")).isFalse();
            assertThat(disabled.get("/context/current?ttl=7").status()).isEqualTo(200);
            assertThat(disabled.get("/context/bean?ttl=7").status()).isEqualTo(200);
        }
    }

    @Test
    void expireAtIsALifetimeToo() {
        assertThat(server.get("/context/at").field("cache-control")).matches("max-age=9\\d\\d");
    }

    @Controller("/context")
    @Requires(property = "spec", value = "context")
    static class Routes {
        final AtomicInteger calls = new AtomicInteger();
        final CacheContext injected;

        Routes(CacheContext injected) {
            this.injected = injected;
        }

        private Map<String, Object> set(
                CacheContext context, @Nullable Integer ttl, @Nullable String tag, boolean store) {
            if (ttl != null) {
                context.expire(Duration.ofSeconds(ttl));
            }
            if (tag != null) {
                context.tags(tag);
            }
            if (!store) {
                context.doNotStore();
            }
            return Map.of("call", calls.incrementAndGet());
        }

        @Get("/parameter{?ttl,tag,store}")
        @Cached(expire = "60s")
        Map<String, Object> parameter(
                @Nullable Integer ttl,
                @Nullable String tag,
                @Nullable Boolean store,
                CacheContext context) {
            return set(context, ttl, tag, store == null || store);
        }

        @Get("/injected{?ttl,tag,store}")
        @Cached(expire = "60s")
        Map<String, Object> injected(
                @Nullable Integer ttl, @Nullable String tag, @Nullable Boolean store) {
            return set(injected, ttl, tag, store == null || store);
        }

        @Get("/current{?ttl,tag,store}")
        @Cached(expire = "60s")
        Map<String, Object> current(
                @Nullable Integer ttl, @Nullable String tag, @Nullable Boolean store) {
            return set(CacheContext.current().orElseThrow(), ttl, tag, store == null || store);
        }

        @Get("/future{?ttl,tag,store}")
        @Cached(expire = "60s")
        CompletionStage<Map<String, Object>> future(
                @Nullable Integer ttl, @Nullable String tag, @Nullable Boolean store) {
            CacheContext context = CacheContext.current().orElseThrow();
            return CompletableFuture.supplyAsync(
                    () -> set(context, ttl, tag, store == null || store),
                    CompletableFuture.delayedExecutor(
                            5, java.util.concurrent.TimeUnit.MILLISECONDS));
        }

        @Get("/mono{?ttl,tag,store}")
        @Cached(expire = "60s")
        Mono<Map<String, Object>> mono(
                @Nullable Integer ttl,
                @Nullable String tag,
                @Nullable Boolean store,
                CacheContext context) {
            return Mono.delay(Duration.ofMillis(5))
                    .map(n -> set(context, ttl, tag, store == null || store));
        }

        @Get("/bean{?ttl,tag,store}")
        @io.micronaut.scheduling.annotation.ExecuteOn(
                io.micronaut.scheduling.TaskExecutors.BLOCKING)
        @Cached(expire = "60s")
        Map<String, Object> bean(
                @Nullable Integer ttl, @Nullable String tag, @Nullable Boolean store) {
            return set(injected, ttl, tag, store == null || store);
        }

        @Get("/fails{?fail}")
        @Cached(expire = "60s")
        String fails(@Nullable Boolean fail, CacheContext context) {
            if (fail != null) {
                context.expire(Duration.ofSeconds(5)).doNotStore();
                throw new IllegalStateException("on purpose");
            }
            return "fine";
        }

        @Get("/tells/{id}")
        @Cached(value = "told", key = "id", expire = "60s")
        String tells(long id, CacheContext context) {
            return context.namespace() + " " + context.key().text() + " " + context.status();
        }

        @Get("/plain")
        String plain(CacheContext context) {
            return "" + context.isActive();
        }

        @Get("/at")
        @Cached(expire = "60s")
        String at(CacheContext context) {
            context.expireAt(java.time.Instant.now().plusSeconds(999));
            return "at";
        }
    }
}
