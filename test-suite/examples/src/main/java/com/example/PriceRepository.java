// tag::repository[]
package com.example;

import dev.larder.cache.annotation.CacheInvalidate;
import dev.larder.cache.annotation.Cached;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

@Singleton
class PriceRepository {

    private final Map<Long, BigDecimal> database = new ConcurrentHashMap<>();

    @Cached(namespace = "prices", key = "productId", expire = "5m")
    BigDecimal find(long productId) {
        return database.getOrDefault(productId, BigDecimal.TEN);
    }

    @CacheInvalidate(namespace = "prices", key = "productId")
    void change(long productId, BigDecimal price) {
        database.put(productId, price);
    }
}
// end::repository[]
