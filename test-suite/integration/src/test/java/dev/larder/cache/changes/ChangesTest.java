package dev.larder.cache.changes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.cache.Cache;
import dev.larder.cache.Caches;
import dev.larder.cache.annotation.CacheDefaults;
import dev.larder.cache.annotation.CacheInvalidate;
import dev.larder.cache.annotation.CachePut;
import dev.larder.cache.annotation.Cached;
import dev.larder.cache.key.CacheKey;
import dev.larder.cache.support.SettableClock;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ChangesTest {

    record Product(long id, String name, @Nullable Maker maker, List<Long> related) {
        static Product of(long id, String name) {
            return new Product(id, name, null, List.of());
        }
    }

    record Maker(long id) {}

    record Saved(Product product, boolean changed) {}

    @Singleton
    @Requires(property = "spec", value = "changes")
    @CacheDefaults(namespace = "products", tags = "any-product")
    static class Products {
        final AtomicInteger loads = new AtomicInteger();

        @Cached(
                key = "id",
                tags = {"product:{id}", "maker:{result.maker.id}", "any-product"})
        Product find(long id) {
            loads.incrementAndGet();
            return new Product(id, "loaded", new Maker(id * 10), List.of());
        }

        @Cached(namespace = "lists")
        List<Product> list(int page) {
            loads.incrementAndGet();
            return List.of();
        }

        @CachePut(key = "id")
        Product save(long id, String name) {
            return Product.of(id, name);
        }

        @CachePut(key = "result.id")
        Product saveUnderResult(Product product) {
            return product;
        }

        @CachePut(key = "result.product.id", from = "result.product", unless = "!result.changed")
        Saved savePart(Product product, boolean changed) {
            return new Saved(product, changed);
        }

        @CachePut(key = "product.id", from = "product")
        void saveVoid(Product product) {}

        @CachePut(key = "product.id", from = "product", expire = "10s", tags = "put:{product.name}")
        int saveCounted(Product product) {
            return 1;
        }

        @CachePut(key = "id")
        @CachePut(namespace = "names", key = "name", from = "result.id")
        Product saveTwice(long id, String name) {
            return Product.of(id, name);
        }

        @CachePut(key = "id")
        Product failing(long id) {
            throw new IllegalStateException("not saved");
        }

        @CachePut(key = "id")
        @CacheInvalidate(namespace = "lists", all = true)
        Product saveAndForgetLists(long id) {
            return Product.of(id, "saved");
        }

        @Cached(namespace = "both", key = "id")
        @CacheInvalidate(namespace = "lists", all = true)
        String cachedAndInvalidating(long id) {
            loads.incrementAndGet();
            return "v";
        }

        @CacheInvalidate(key = "id")
        void delete(long id) {}

        @CacheInvalidate(key = "ids[]")
        void deleteAll(List<Long> ids) {}

        @CacheInvalidate(key = "ids[]")
        void deleteArray(long... ids) {}

        @CacheInvalidate(key = "result.related[]")
        Product deleteRelated(Product product) {
            return product;
        }

        @CacheInvalidate(key = "result[].id")
        List<Product> deleteResults(List<Product> products) {
            return products;
        }

        @CacheInvalidate(
                key = "id",
                tags = {"maker:{makers[]}", "x"},
                unless = "keep")
        @CacheInvalidate(namespace = "lists", all = true)
        void deleteMuch(long id, List<Long> makers, boolean keep) {}

        @CacheInvalidate(tags = "any-product")
        void deleteAny() {}

        @CacheInvalidate(all = true)
        void clear() {}

        @CacheInvalidate(all = true)
        void failingClear() {
            throw new IllegalStateException("not cleared");
        }

        @CacheInvalidate(key = "id")
        CompletableFuture<Void> failingLater(long id) {
            return CompletableFuture.failedFuture(new IllegalStateException("not deleted"));
        }

        @CacheInvalidate(key = "result.id")
        Optional<Product> deleteFound(Optional<Product> product) {
            return product;
        }

        @CacheInvalidate(key = "result.id")
        Mono<Product> deleteMono(Product product) {
            return Mono.just(product);
        }

        @CacheInvalidate(key = "result[].id")
        Flux<Product> deleteFlux(List<Product> products) {
            return Flux.fromIterable(products);
        }
    }

    private ApplicationContext context;
    private Products products;
    private Caches caches;
    private Cache<Long, Product> cache;
    private SettableClock clock;

    @BeforeAll
    void start() {
        context =
                ApplicationContext.run(
                        Map.of("spec", "changes", "test.clock", "settable", "larder.jitter", "0%"));
        products = context.getBean(Products.class);
        caches = context.getBean(Caches.class);
        cache = caches.named("products", Long.class, Product.class);
        clock = context.getBean(SettableClock.class);
    }

    @AfterAll
    void stop() {
        context.close();
    }

    @BeforeEach
    void empty() {
        caches.clear();
        for (long id = 1; id <= 5; id++) {
            products.find(id);
        }
    }

    private String name(long id) {
        return cache.get(id).map(Product::name).orElse("none");
    }

    private List<Long> there() {
        return List.of(1L, 2L, 3L, 4L, 5L).stream().filter(cache::contains).toList();
    }

    private int loadsOf(Runnable calls) {
        int before = products.loads.get();
        calls.run();
        return products.loads.get() - before;
    }

    @Test
    void putStoresTheResult() {
        products.save(1, "saved");
        assertThat(name(1)).isEqualTo("saved");
        assertThat(products.find(1).name()).isEqualTo("saved");
    }

    @Test
    void putUnderAKeyOfTheResult() {
        products.saveUnderResult(Product.of(2, "saved"));
        assertThat(name(2)).isEqualTo("saved");
        products.saveUnderResult(Product.of(9, "new"));
        assertThat(name(9)).isEqualTo("new");
        assertThat(cache.size()).hasValue(6);
    }

    @Test
    void putOfAPartOfTheResult() {
        products.savePart(Product.of(2, "saved"), true);
        assertThat(name(2)).isEqualTo("saved");
    }

    @Test
    void putThatIsNotToBeStoredEmptiesTheAddress() {
        products.savePart(Product.of(2, "saved"), false);
        assertThat(name(2)).isEqualTo("none");
    }

    @Test
    void methodThatReturnsNothingPutsAnArgument() {
        products.saveVoid(Product.of(3, "saved"));
        assertThat(name(3)).isEqualTo("saved");
    }

    @Test
    void putHasALifetimeAndTagsOfItsOwn() {
        products.saveCounted(Product.of(3, "saved"));
        assertThat(name(3)).isEqualTo("saved");
        caches.invalidateTags("put:saved");
        assertThat(name(3)).isEqualTo("none");
        products.saveCounted(Product.of(3, "saved"));
        clock.advance(Duration.ofSeconds(11));
        assertThat(name(3)).isEqualTo("none");
    }

    @Test
    void putInheritsTheTagsOfItsType() {
        products.save(1, "saved");
        products.saveUnderResult(Product.of(2, "saved"));
        caches.invalidateTags("any-product");
        assertThat(name(1)).isEqualTo("none");
        assertThat(name(2)).isEqualTo("none");
    }

    @Test
    void oneMethodPutsAtSeveralAddresses() {
        products.saveTwice(1, "twice");
        assertThat(name(1)).isEqualTo("twice");
        assertThat(caches.named("names", String.class, Long.class).get("twice")).contains(1L);
    }

    @Test
    void putThatFailsRemoves() {
        assertThatThrownBy(() -> products.failing(1)).hasMessage("not saved");
        assertThat(name(1)).isEqualTo("none");
        assertThat(name(2)).isEqualTo("loaded");
    }

    @Test
    void putAndInvalidationOfOneMethod() {
        products.list(1);
        products.saveAndForgetLists(1);
        assertThat(name(1)).isEqualTo("saved");
        assertThat(loadsOf(() -> products.list(1))).isEqualTo(1);
    }

    @Test
    void hitOfAMethodThatInvalidatesTooChangesNothing() {
        products.cachedAndInvalidating(1);
        products.list(1);
        assertThat(loadsOf(() -> products.cachedAndInvalidating(1))).isZero();
        assertThat(loadsOf(() -> products.list(1))).isZero();
        products.cachedAndInvalidating(2);
        assertThat(loadsOf(() -> products.list(1))).isEqualTo(1);
    }

    @Test
    void keysAreInvalidated() {
        products.delete(1);
        assertThat(there()).containsExactly(2L, 3L, 4L, 5L);
        products.deleteAll(List.of(2L, 3L));
        assertThat(there()).containsExactly(4L, 5L);
        products.deleteArray(4L);
        assertThat(there()).containsExactly(5L);
        products.deleteAll(List.of());
        assertThat(there()).containsExactly(5L);
    }

    @Test
    void keysOfTheResultAreInvalidated() {
        products.deleteRelated(new Product(1, "a", null, List.of(1L, 2L)));
        assertThat(there()).containsExactly(3L, 4L, 5L);
        products.deleteResults(List.of(Product.of(3, "a"), Product.of(4, "b")));
        assertThat(there()).containsExactly(5L);
        products.deleteFound(Optional.of(Product.of(5, "a")));
        assertThat(there()).isEmpty();
    }

    @Test
    void keysOfPublishedResultsAreInvalidated() {
        products.deleteMono(Product.of(1, "a")).block();
        products.deleteFlux(List.of(Product.of(3, "a"), Product.of(4, "b"))).blockLast();
        assertThat(there()).containsExactly(2L, 5L);
    }

    @Test
    void idListsAndTagsInOneMethod() {
        products.list(1);
        products.deleteMuch(1, List.of(20L, 30L), true);
        assertThat(there()).hasSize(5);
        assertThat(loadsOf(() -> products.list(1))).isEqualTo(1);
        products.deleteMuch(1, List.of(20L, 30L), false);
        assertThat(there()).containsExactly(4L, 5L);
    }

    @Test
    void tagsAndWholeNamespacesAreInvalidated() {
        products.deleteAny();
        assertThat(there()).isEmpty();
        products.find(1);
        products.clear();
        assertThat(there()).isEmpty();
    }

    @Test
    void methodThatThrowsInvalidatesNothing() {
        assertThatThrownBy(products::failingClear).hasMessage("not cleared");
        assertThatThrownBy(() -> products.failingLater(1).join())
                .hasRootCauseMessage("not deleted");
        assertThat(there()).hasSize(5);
    }

    @Test
    void tagsOfTheResultFindTheEntry() {
        caches.invalidateTags("maker:20");
        assertThat(there()).containsExactly(1L, 3L, 4L, 5L);
        caches.invalidateTags("product:1", "product:3");
        assertThat(there()).containsExactly(4L, 5L);
    }

    @Test
    void evictDropsWhatTheCallsInItNameAndRunsNone() {
        int loads =
                loadsOf(
                        () ->
                                caches.evict(
                                        () -> {
                                            products.find(1);
                                            products.find(2);
                                            assertThat(products.find(3)).isNull();
                                        }));
        assertThat(loads).isZero();
        assertThat(there()).containsExactly(4L, 5L);
    }

    @Test
    void addressesOfSeveralValuesAreCacheKeys() {
        Cache<CacheKey, Product> other = caches.named("products", CacheKey.class, Product.class);
        assertThat(other.get(CacheKey.of(1))).isPresent();
    }
}
