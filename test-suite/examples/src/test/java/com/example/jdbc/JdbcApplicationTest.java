package com.example.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.larder.cache.Cache;
import dev.larder.cache.Caches;
import dev.larder.cache.annotation.CacheInvalidate;
import dev.larder.cache.annotation.Cached;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** An application that names the backend in its configuration. */
class JdbcApplicationTest {

    @Singleton
    @Requires(property = "example", value = "jdbc")
    static class Prices {

        private final AtomicInteger asked = new AtomicInteger();

        @Cached(namespace = "table-prices", key = "id", tags = "price:{id}")
        String price(long id) {
            asked.incrementAndGet();
            return id + " EUR";
        }

        @CacheInvalidate(namespace = "table-prices", key = "id")
        void change(long id) {}
    }

    private static ApplicationContext start(Database database) {
        ApplicationContext context =
                ApplicationContext.builder()
                        .properties(
                                Map.of(
                                        "example", "jdbc",
                                        "larder.timeout", "5s",
                                        "larder.breaker.slow", "5s",
                                        "larder.backend", "jdbc",
                                        "larder.backends.jdbc.type", "jdbc",
                                        "larder.backends.jdbc.connections", "3"))
                        .build();
        context.registerSingleton(DataSource.class, database.source());
        return context.start();
    }

    @Test
    void resultsAreKeptInTheTableForAllNodesUntilTheyAreInvalidated() {
        try (Database database = new Database();
                ApplicationContext one = start(database);
                ApplicationContext other = start(database)) {
            Prices prices = one.getBean(Prices.class);
            Prices elsewhere = other.getBean(Prices.class);
            assertThat(prices.price(1)).isEqualTo("1 EUR");
            assertThat(prices.price(1)).isEqualTo("1 EUR");
            // Nobody waits for a value to be stored.
            Cache<Long, String> stored =
                    other.getBean(Caches.class).named("table-prices", Long.class, String.class);
            await().until(() -> stored.contains(1L));
            assertThat(elsewhere.price(1)).isEqualTo("1 EUR");
            assertThat(prices.asked.get() + elsewhere.asked.get()).isEqualTo(1);
            assertThat(database.keys()).anyMatch(key -> key.contains("{table-prices/"));

            elsewhere.change(1);
            prices.price(1);
            assertThat(prices.asked).hasValue(2);
            other.getBean(Caches.class).invalidateTags("price:1");
            prices.price(1);
            assertThat(prices.asked).hasValue(3);
        }
    }

    @Test
    void callsGoOnWithoutTheDatabase() {
        Database database = new Database();
        try (ApplicationContext context = start(database)) {
            Prices prices = context.getBean(Prices.class);
            prices.price(1);
            database.close();

            assertThat(prices.price(2)).isEqualTo("2 EUR");
            assertThat(prices.price(2)).isEqualTo("2 EUR");
            assertThat(prices.asked).hasValue(3);
        }
    }
}
