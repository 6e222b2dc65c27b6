package com.example;

import dev.larder.cache.Cache;
import dev.larder.cache.Caches;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

// tag::manual[]
@Singleton
class Warehouse {

    private final Cache<Long, Integer> stock;
    private final Caches caches;
    private final ProductRepository products;

    Warehouse(
            @Named("stock") Cache<Long, Integer> stock, Caches caches, ProductRepository products) {
        this.stock = stock;
        this.caches = caches;
        this.products = products;
    }

    int stockOf(long productId) {
        return stock.getOrLoad(productId, this::count);
    }

    void arrived(long productId, int pieces) {
        stock.put(productId, count(productId) + pieces, Duration.ofMinutes(1));
        caches.evict(() -> products.find(productId)); // drops the entry, runs nothing
    }

    // end::manual[]

    final AtomicInteger counts = new AtomicInteger();

    private int count(long productId) {
        counts.incrementAndGet();
        return (int) productId * 10;
    }
}
