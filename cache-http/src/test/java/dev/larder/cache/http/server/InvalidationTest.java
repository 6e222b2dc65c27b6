package dev.larder.cache.http.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.larder.cache.Cache;
import dev.larder.cache.CacheContext;
import dev.larder.cache.Caches;
import dev.larder.cache.annotation.CacheInvalidate;
import dev.larder.cache.annotation.CachePut;
import dev.larder.cache.annotation.Cached;
import dev.larder.cache.http.CachedResponses;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every way to make stored responses invalid reaches those that are meant, and no others. */
class InvalidationTest {

    private Server server;
    private CachedResponses responses;

    @BeforeEach
    void start() {
        server = Server.start("invalidation");
        responses = server.bean(CachedResponses.class);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private void stored(String... targets) {
        for (String target : targets) {
            server.get(target);
            assertThat(server.get(target).cache()).as(target).isEqualTo("HIT");
        }
    }

    private void assertGone(String... targets) {
        for (String target : targets) {
            assertThat(server.get(target).cache()).as(target).isEqualTo("MISS");
        }
    }

    private void assertThere(String... targets) {
        for (String target : targets) {
            assertThat(server.get(target).cache()).as(target).isEqualTo("HIT");
        }
    }

    @Test
    void byPathWithAndWithoutQuery() {
        stored("/shop/search", "/shop/search?q=a", "/shop/search?q=b", "/shop/items/1");
        responses.invalidatePath("/shop/search", false);
        assertThere("/shop/search?q=a", "/shop/search?q=b", "/shop/items/1");
        assertGone("/shop/search");
        responses.invalidatePath("/shop/search?q=a", false);
        assertThere("/shop/search", "/shop/search?q=b");
        assertGone("/shop/search?q=a");
        responses.invalidatePath("/shop/search", true);
        assertGone("/shop/search", "/shop/search?q=a", "/shop/search?q=b");
        assertThere("/shop/items/1");
    }

    @Test
    void pathsThatBeginAlikeAreNotMeant() {
        stored("/shop/items/1", "/shop/items/12");
        responses.invalidatePath("/shop/items/1", true);
        assertGone("/shop/items/1");
        assertThere("/shop/items/12");
        responses.invalidatePath("/shop/items/%31%32/", false);
        assertGone("/shop/items/12");
    }

    @Test
    void aPatternMeetsPathsWithAllTheirQueries() {
        stored("/shop/items/1", "/shop/items/12", "/shop/items/2", "/shop/search?q=a");
        assertThat(responses.invalidatePattern("/shop/%69tems/1*/")).isEqualTo(2);
        assertThere("/shop/items/2", "/shop/search?q=a");
        assertGone("/shop/items/1", "/shop/items/12");
        assertThat(responses.invalidatePattern("/shop/s*h")).isEqualTo(1);
        assertThere("/shop/items/2");
        assertGone("/shop/search?q=a");
        assertThat(responses.invalidatePattern("*/nothing")).isZero();
        responses.invalidatePattern("*");
        assertGone("/shop/items/2", "/shop/search?q=a");
    }

    @Test
    void aPatternHasToBeOneOfPaths() {
        for (String glob : List.of("shop/*", "/shop?q=*", "", "/" + "x".repeat(1_000))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> responses.invalidatePattern(glob))
                    .withMessageContaining("attern of");
        }
    }

    @Test
    void everyVariantOfAPathIsMeant() {
        server.get("/shop/tenants/1", "X-Tenant: a");
        server.get("/shop/tenants/1", "X-Tenant: b");
        server.get("/shop/varies", "X-Kind: a");
        server.get("/shop/varies", "X-Kind: b");
        responses.invalidatePath("/shop/tenants/1", false);
        responses.invalidatePath("/shop/varies", false);
        assertThat(server.get("/shop/tenants/1", "X-Tenant: a").cache()).isEqualTo("MISS");
        assertThat(server.get("/shop/tenants/1", "X-Tenant: b").cache()).isEqualTo("MISS");
        assertThat(server.get("/shop/varies", "X-Kind: a").cache()).isEqualTo("MISS");
        assertThat(server.get("/shop/varies", "X-Kind: b").cache()).isEqualTo("MISS");
    }

    @Test
    void aPathHasToBeOne() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> responses.invalidatePath("shop", true))
                .withMessageContaining("\"shop\" is no path");
    }

    @Test
    void byRequest() {
        stored("/shop/search?q=a&page=1", "/shop/search?q=b", "/shop/items/1");
        responses.invalidate(HttpRequest.GET("/shop/search?page=1&q=a&undeclared=x"));
        assertGone("/shop/search?q=a&page=1");
        assertThere("/shop/search?q=b", "/shop/items/1");
        responses.invalidate(HttpRequest.POST("/shop/items/1", "body"));
        assertGone("/shop/items/1");
    }

    @Test
    void byRouteAndArguments() {
        stored("/shop/items/1", "/shop/items/2", "/shop/search?q=a", "/shop/search?q=b&page=2");
        responses.invalidateRoute(Shop.class, "item", 1);
        assertGone("/shop/items/1");
        assertThere("/shop/items/2", "/shop/search?q=a");
        responses.invalidateRoute(Shop.class, "search", "b", 2);
        assertGone("/shop/search?q=b&page=2");
        assertThere("/shop/search?q=a");
        responses.invalidateRoute(Shop.class, "search", "a", null);
        assertGone("/shop/search?q=a");
        stored("/shop/search?q=c&page=03");
        responses.invalidateRoute(Shop.class, "search", "c", 3);
        assertGone("/shop/search?q=c&page=03");
    }

    @Test
    void byRouteWithHeadersThePlaceOfTheHeaderIsCounted() {
        server.get("/shop/tenants/7", "X-Tenant: a");
        responses.invalidateRoute(Shop.class, "tenant", "a", 7);
        assertThat(server.get("/shop/tenants/7", "X-Tenant: a").cache()).isEqualTo("MISS");
    }

    @Test
    void byRouteAsAWhole() {
        stored("/shop/items/1", "/shop/items/2", "/shop/search?q=a");
        responses.invalidateRoute(Shop.class, "item");
        assertGone("/shop/items/1", "/shop/items/2");
        assertThere("/shop/search?q=a");
    }

    @Test
    void byRouteThatHasAnAddress() {
        stored("/shop/products/1", "/shop/products/1?lang=de", "/shop/products/2");
        responses.invalidateRoute(Shop.class, "product", 1, "de");
        assertGone("/shop/products/1?lang=de");
        assertThere("/shop/products/2");
    }

    @Test
    void aRouteThatIsNotThereIsAnError() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> responses.invalidateRoute(Shop.class, "item", 1, 2))
                .withMessageContaining("no @Cached route of this name with 2 arguments");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> responses.invalidateRoute(Shop.class, "none", 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> responses.invalidateRoute(Shop.class, "item", "x"))
                .withMessageContaining("parameter id");
    }

    @Test
    void clearLeavesWhatMethodsHaveStored() {
        stored("/shop/items/1", "/shop/products/1");
        assertThat(server.bean(Repository.class).find(1).n()).isEqualTo(1);
        responses.clear();
        assertGone("/shop/items/1", "/shop/products/1");
        assertThat(server.bean(Repository.class).find(1).n()).isEqualTo(1);
    }

    @Test
    void containsAndExplainTellWhatIsThere() {
        assertThat(responses.contains("/shop/items/1")).isFalse();
        assertThat(responses.explain("/shop/items/1")).isEmpty();
        stored("/shop/items/1", "/shop/search?q=a");
        assertThat(responses.contains("/shop/items/1")).isTrue();
        assertThat(responses.contains("/shop/items/2")).isFalse();
        assertThat(responses.contains("/shop/search?q=a&undeclared=1")).isTrue();
        assertThat(responses.contains("/shop/search?q=b")).isFalse();
        assertThat(responses.explain("/shop/items/1").orElseThrow())
                .contains("://localhost/shop/items/1: status 200")
                .contains("on memory")
                .contains("tags item:1");
    }

    @Test
    void anInvalidationByAnnotationReachesPaths() {
        stored("/shop/items/1", "/shop/items/2", "/shop/search", "/shop/search?q=a");
        server.bean(Admin.class).changed(1);
        assertGone("/shop/items/1", "/shop/search", "/shop/search?q=a");
        assertThere("/shop/items/2");
    }

    @Test
    void anAddressReachesMethodsAndResponsesAlike() {
        Repository repository = server.bean(Repository.class);
        stored("/shop/products/1", "/shop/products/1?lang=de", "/shop/products/2");
        assertThat(repository.find(1).n()).isEqualTo(1);
        repository.change(1);
        assertGone("/shop/products/1?lang=de");
        assertThere("/shop/products/2");
        assertThat(repository.find(1).n()).isEqualTo(2);
        repository.put(new Product(2, 99));
        assertGone("/shop/products/2");
        stored("/shop/products/1");
        Cache<Long, Product> cache =
                server.bean(Caches.class).named("products", Long.class, Product.class);
        cache.remove(1L);
        assertGone("/shop/products/1");
        stored("/shop/products/1");
        cache.put(1L, new Product(1, 5));
        assertGone("/shop/products/1");
        assertThat(cache.get(1L)).contains(new Product(1, 5));
    }

    @Test
    void tagsAndNamespacesReachMethodsAndResponsesAlike() {
        Repository repository = server.bean(Repository.class);
        Caches caches = server.bean(Caches.class);
        stored("/shop/items/1", "/shop/items/2", "/shop/products/1");
        repository.find(1);
        caches.invalidateTags("item:1");
        assertGone("/shop/items/1");
        assertThere("/shop/items/2", "/shop/products/1");
        caches.clear("products");
        assertGone("/shop/products/1");
        assertThere("/shop/items/2");
        assertThat(repository.find(1).n()).isEqualTo(2);
        stored("/shop/products/1");
        caches.clear();
        assertGone("/shop/items/2", "/shop/products/1");
    }

    @Test
    void tagsOfTheResultReachResponses() {
        stored("/shop/result/3", "/shop/result/4", "/shop/result-response/3");
        server.bean(Caches.class).invalidateTags("result:3");
        assertGone("/shop/result/3", "/shop/result-response/3");
        assertThere("/shop/result/4");
    }

    @Test
    void aSuccessfulUnsafeRequestEvictsItsUrl() {
        for (String method : List.of("PUT", "POST", "DELETE", "PATCH")) {
            stored("/shop/items/1", "/shop/items/2");
            server.send(method, "/shop/items/1", "");
            assertGone("/shop/items/1");
            assertThere("/shop/items/2");
        }
    }

    @Test
    void anUnsafeRequestThatFailsEvictsNothing() {
        stored("/shop/items/400");
        assertThat(server.send("PUT", "/shop/items/400", "").status()).isEqualTo(400);
        assertThat(server.send("DELETE", "/shop/items/400", "").status()).isEqualTo(500);
        assertThere("/shop/items/400");
    }

    @Test
    void safeRequestsEvictNothing() {
        stored("/shop/items/1");
        server.send("OPTIONS", "/shop/items/1", "");
        server.head("/shop/items/1");
        assertThere("/shop/items/1");
    }

    @Test
    void anUnsafeRequestEvictsWhatItsLocationNames() {
        stored("/shop/items/1", "/shop/items/5");
        assertThat(server.send("POST", "/shop/moved", "").status()).isEqualTo(201);
        assertGone("/shop/items/5");
        assertThere("/shop/items/1");
    }

    @Test
    void itDoesNotWhereThatIsSwitchedOff() {
        try (Server off = Server.start("invalidation", "larder.http.invalidate-unsafe", false)) {
            off.get("/shop/items/1");
            off.send("PUT", "/shop/items/1", "");
            assertThat(off.get("/shop/items/1").cache()).isEqualTo("HIT");
        }
    }

    @Test
    void aResponseWhoseLoadBeganBeforeAnInvalidationIsNotStored() {
        Shop shop = server.bean(Shop.class);
        shop.during = () -> responses.invalidatePath("/shop/slow", true);
        assertThat(server.get("/shop/slow").text()).isEqualTo("slow 1");
        shop.during = () -> {};
        assertThat(server.get("/shop/slow").text()).isEqualTo("slow 2");
        assertThat(server.get("/shop/slow").text()).isEqualTo("slow 2");
    }

    @Test
    void unlessAndConditionKeepResponsesFromBeingStored() {
        server.get("/shop/unless?n=0");
        assertGone("/shop/unless?n=0");
        stored("/shop/unless?n=1");
        server.get("/shop/condition?n=0");
        assertThat(server.get("/shop/condition?n=0").cache()).isEqualTo("BYPASS");
        stored("/shop/condition?n=1");
    }

    @Serdeable
    @Introspected
    record Product(long id, int n) {}

    @Serdeable
    @Introspected
    record Answered(int n, boolean empty) {}

    @Singleton
    @Requires(property = "spec", value = "invalidation")
    static class Repository {
        final AtomicInteger calls = new AtomicInteger();

        @Cached(value = "products", key = "id", expire = "60s")
        Product find(long id) {
            return new Product(id, calls.incrementAndGet());
        }

        @CacheInvalidate(namespace = "products", key = "id")
        void change(int id) {}

        @CachePut(namespace = "products", key = "result.id")
        Product put(Product product) {
            return product;
        }
    }

    @Singleton
    @Requires(property = "spec", value = "invalidation")
    static class Admin {
        @CacheInvalidate(paths = {"/shop/items/{id}", "/shop/search"})
        void changed(long id) {}
    }

    @Controller("/shop")
    @Requires(property = "spec", value = "invalidation")
    @ExecuteOn(TaskExecutors.BLOCKING)
    static class Shop {
        final AtomicInteger calls = new AtomicInteger();
        volatile Runnable during = () -> {};

        @Get("/items/{id}")
        @Cached(expire = "60s", tags = "item:{id}")
        String item(long id) {
            return "item " + calls.incrementAndGet();
        }

        @Put("/items/{id}")
        HttpResponse<?> put(long id) {
            return id == 400 ? HttpResponse.badRequest() : HttpResponse.noContent();
        }

        @Post("/items/{id}")
        String post(long id) {
            return "posted";
        }

        @Delete("/items/{id}")
        String delete(long id) {
            if (id == 400) {
                throw new IllegalStateException("on purpose");
            }
            return "deleted";
        }

        @io.micronaut.http.annotation.Patch("/items/{id}")
        String patch(long id) {
            return "patched";
        }

        @Post("/moved")
        HttpResponse<?> moved() {
            return HttpResponse.created(java.net.URI.create("/shop/items/5"));
        }

        @Get("/search{?q,page}")
        @Cached(expire = "60s")
        String search(Optional<String> q, @Nullable @QueryValue Integer page) {
            return "search " + calls.incrementAndGet();
        }

        @Get("/tenants/{id}")
        @Cached(expire = "60s")
        String tenant(@Nullable @Header("X-Tenant") String tenant, long id) {
            return "tenant " + calls.incrementAndGet();
        }

        @Get("/varies")
        @Cached(expire = "60s")
        HttpResponse<String> varies() {
            return HttpResponse.ok("varies " + calls.incrementAndGet()).header("Vary", "X-Kind");
        }

        @Get("/products/{id}{?lang}")
        @Cached(value = "products", key = "id", expire = "60s")
        Product product(long id, @Nullable String lang) {
            return new Product(id, calls.incrementAndGet());
        }

        @Get("/result/{id}")
        @Cached(expire = "60s", tags = "result:{result.id}")
        Product result(long id) {
            return new Product(id, 0);
        }

        @Get("/result-response/{id}")
        @Cached(expire = "60s", tags = "result:{result.id}")
        HttpResponse<Product> resultResponse(long id) {
            return HttpResponse.ok(new Product(id, 0));
        }

        @Get("/slow")
        @Cached(expire = "60s")
        String slow() {
            during.run();
            return "slow " + calls.incrementAndGet();
        }

        @Get("/unless{?n}")
        @Cached(expire = "60s", unless = "result.empty")
        Answered unless(int n) {
            return new Answered(n, n == 0);
        }

        @Get("/condition{?n}")
        @Cached(expire = "60s", condition = "#{n > 0}")
        Product condition(int n, CacheContext context) {
            return new Product(1, n);
        }
    }
}
