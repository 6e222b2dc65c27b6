package com.example;

import dev.larder.cache.annotation.CacheInvalidate;
import dev.larder.cache.annotation.CachePut;
import dev.larder.cache.annotation.Cached;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import reactor.core.publisher.Mono;

/** Methods of a bean. */
@Singleton
class ProductRepository {

    final AtomicInteger calls = new AtomicInteger();
    private final Map<Long, Product> database = new ConcurrentHashMap<>();

    // tag::members[]
    @Cached(
            namespace = "products",
            key = "id",
            expire = "10m",
            tags = "supplier:{result.supplier}",
            unless = "result.draft")
    Product find(long id) {
        return load(id);
    }

    @CachePut(namespace = "products", key = "result.id")
    Product save(Product product) {
        return store(product);
    }

    @CacheInvalidate(namespace = "products", key = "product.related[]")
    @CacheInvalidate(namespace = "products", key = "product.id")
    void delete(Product product) {
        remove(product);
    }

    @CacheInvalidate(tags = "supplier:{name}")
    void supplierChanged(String name) {}

    @Cached(expire = "30s")
    Mono<List<Product>> search(String text) {
        return Mono.fromCallable(() -> query(text));
    }

    // end::members[]

    private Product load(long id) {
        calls.incrementAndGet();
        return Optional.ofNullable(database.get(id))
                .orElseGet(() -> new Product(id, "Teapot", "Smith"));
    }

    private Product store(Product product) {
        database.put(product.id(), product);
        return product;
    }

    private void remove(Product product) {
        database.remove(product.id());
    }

    private List<Product> query(String text) {
        calls.incrementAndGet();
        return database.values().stream().filter(p -> p.name().contains(text)).toList();
    }
}
