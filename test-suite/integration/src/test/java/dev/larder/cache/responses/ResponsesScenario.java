package dev.larder.cache.responses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.larder.cache.CacheContext;
import dev.larder.cache.Caches;
import dev.larder.cache.annotation.CacheInvalidate;
import dev.larder.cache.annotation.Cached;
import dev.larder.cache.http.CachedResponses;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Singleton;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What responses do on every backend. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init")
abstract class ResponsesScenario {

    private Node node;

    abstract Map<String, Object> backend();

    @BeforeAll
    void start() {
        node = new Node(backend());
    }

    @AfterAll
    void stop() {
        node.close();
    }

    Node node() {
        return node;
    }

    static String cache(HttpResponse<?> response) {
        return response.headers().firstValue("X-Cache").orElse("-");
    }

    /**
     * Asks until the response comes from the backend: on a remote one it is stored after it was
     * sent, and who asks before that is given the one that is being stored.
     */
    HttpResponse<String> hit(String target, String... fields) {
        return await().until(() -> node.get(target, fields), ResponsesScenario::isStored);
    }

    private static boolean isStored(HttpResponse<?> response) {
        return cache(response).equals("HIT")
                && response.headers().firstValue("Cache-Status").orElse("").contains("; hit");
    }

    private void assertMiss(String target) throws Exception {
        assertThat(cache(node.get(target))).as(target).isEqualTo("MISS");
    }

    @Test
    void aResponseIsStoredAndReplayed() throws Exception {
        HttpResponse<String> miss = node.get("/shop/items/1");
        HttpResponse<String> hit = hit("/shop/items/1");
        assertThat(cache(miss)).isEqualTo("MISS");
        assertThat(hit.body()).isEqualTo(miss.body());
        for (String field : List.of("content-type", "etag", "cache-control", "date")) {
            assertThat(hit.headers().allValues(field)).isEqualTo(miss.headers().allValues(field));
        }
        assertThat(hit.headers().firstValue("age")).isPresent();
        String tag = miss.headers().firstValue("etag").orElseThrow();
        assertThat(node.get("/shop/items/1", "If-None-Match", tag).statusCode()).isEqualTo(304);
        assertThat(cache(node.send("HEAD", "/shop/items/1"))).isEqualTo("HIT");
    }

    @Test
    void everyWayToInvalidateReachesIt() throws Exception {
        CachedResponses responses = node.responses();
        Caches caches = node.bean(Caches.class);
        List<Runnable> ways =
                List.of(
                        () -> responses.invalidatePath("/shop/items/2", true),
                        () -> responses.invalidatePath("/shop/items/2", false),
                        () -> responses.invalidate(HttpRequest.GET("/shop/items/2")),
                        () -> responses.invalidateRoute(Shop.class, "item", "2"),
                        () -> responses.invalidatePattern("/shop/items/*"),
                        () -> responses.invalidatePattern("*/%69tems/2"),
                        responses::clear,
                        () -> caches.invalidateTags("item:2"),
                        () -> caches.clear("items"),
                        caches::clear,
                        () -> node.bean(Admin.class).path("2"),
                        () -> node.bean(Admin.class).address("2"));
        for (int i = 0; i < ways.size(); i++) {
            node.get("/shop/items/2");
            hit("/shop/items/2");
            assertThat(responses.contains("/shop/items/2")).isTrue();
            ways.get(i).run();
            assertThat(cache(node.get("/shop/items/2"))).as("way " + i).isEqualTo("MISS");
        }
        node.get("/shop/items/2");
        hit("/shop/items/2");
        node.send("PUT", "/shop/items/2");
        assertMiss("/shop/items/2");
    }

    @Test
    void aPatternLeavesWhatItDoesNotMeet() throws Exception {
        node.get("/shop/items/5");
        hit("/shop/items/5");
        node.responses().invalidatePattern("/shop/items");
        node.responses().invalidatePattern("/shop/items/55*");
        assertThat(cache(node.get("/shop/items/5"))).isEqualTo("HIT");
    }

    @Test
    void variantsAreKeptApart() throws Exception {
        node.get("/shop/varies", "X-Kind", "a");
        hit("/shop/varies", "X-Kind", "a");
        node.get("/shop/varies", "X-Kind", "b");
        assertThat(hit("/shop/varies", "X-Kind", "b").body()).isEqualTo("kind b");
        assertThat(hit("/shop/varies", "X-Kind", "a").body()).isEqualTo("kind a");
    }

    @Test
    void noCacheReplacesAndNoStoreLeavesIt() throws Exception {
        String first = node.get("/shop/items/3").body();
        hit("/shop/items/3");
        String second = node.get("/shop/items/3", "Cache-Control", "no-cache").body();
        assertThat(second).isNotEqualTo(first);
        node.get("/shop/items/3", "Cache-Control", "no-store");
        await().until(() -> hit("/shop/items/3").body(), second::equals);
    }

    @Test
    void aTagThatTheHandlerAddsReachesIt() throws Exception {
        node.get("/shop/tagged");
        hit("/shop/tagged");
        node.bean(Caches.class).invalidateTags("late");
        assertMiss("/shop/tagged");
    }

    @Test
    void concurrentMissesRunTheHandlerOnce() throws Exception {
        Shop shop = node.bean(Shop.class);
        List<CompletableFuture<HttpResponse<String>>> all = new ArrayList<>();
        var threads = Executors.newFixedThreadPool(20);
        for (int i = 0; i < 20; i++) {
            all.add(
                    CompletableFuture.supplyAsync(
                            () -> {
                                try {
                                    return node.get("/shop/slow");
                                } catch (Exception e) {
                                    throw new IllegalStateException(e);
                                }
                            },
                            threads));
        }
        await().until(() -> shop.slow.get() > 0);
        shop.gate.countDown();
        for (CompletableFuture<HttpResponse<String>> reply : all) {
            assertThat(reply.get().body()).isEqualTo("slow 1");
        }
        threads.shutdown();
        assertThat(shop.slow).hasValue(1);
    }

    @Serdeable
    record Item(String id, int n) {}

    @Singleton
    @Requires(property = "spec", value = "responses")
    static class Admin {
        @CacheInvalidate(paths = "/shop/items/{id}")
        void path(String id) {}

        @CacheInvalidate(namespace = "items", key = "id")
        void address(String id) {}
    }

    @Controller("/shop")
    @Requires(property = "spec", value = "responses")
    static class Shop {
        final AtomicInteger calls = new AtomicInteger();
        final AtomicInteger slow = new AtomicInteger();
        final CountDownLatch gate = new CountDownLatch(1);

        @Get("/items/{id}")
        @Cached(value = "items", key = "id", expire = "60s", tags = "item:{id}")
        Item item(String id) {
            return new Item(id, calls.incrementAndGet());
        }

        @Put("/items/{id}")
        void put(String id) {}

        @Get("/varies")
        @Cached(expire = "60s")
        io.micronaut.http.HttpResponse<String> varies(HttpRequest<?> request) {
            return io.micronaut.http.HttpResponse.ok("kind " + request.getHeaders().get("X-Kind"))
                    .header("Vary", "X-Kind");
        }

        @Get("/tagged")
        @Cached(expire = "60s")
        String tagged(CacheContext context) {
            context.tags("late");
            return "tagged";
        }

        @Get("/slow")
        @ExecuteOn(TaskExecutors.IO)
        @Cached(expire = "60s")
        String slow() throws InterruptedException {
            int n = slow.incrementAndGet();
            gate.await();
            return "slow " + n;
        }
    }
}
