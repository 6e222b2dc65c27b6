package dev.larder.cache.several;

import dev.larder.cache.annotation.CacheDefaults;
import dev.larder.cache.annotation.Cached;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Methods that are cached on different backends, all with the tag of their item. */
final class Shop {

    static final List<String> METHODS = List.of("price", "rate", "text", "name", "stock");

    private Shop() {}

    /** How often each method has run. */
    static final class Loads {
        private final Map<String, AtomicInteger> byMethod = new ConcurrentHashMap<>();

        String load(String method, long id) {
            int number =
                    byMethod.computeIfAbsent(method, m -> new AtomicInteger()).incrementAndGet();
            return method + " of " + id + ", " + number;
        }
    }

    @Singleton
    @Requires(property = "spec", value = "several")
    static class Goods {
        final Loads loads = new Loads();

        /** On the application's backend. */
        @Cached(namespace = "prices", key = "id", tags = "item:{id}")
        String price(long id) {
            return loads.load("price", id);
        }

        /** Where the configuration of its namespace says. */
        @Cached(namespace = "rates", key = "id", tags = "item:{id}")
        String rate(long id) {
            return loads.load("rate", id);
        }

        /** Where it says itself. */
        @Cached(namespace = "texts", backend = "memcached", key = "id", tags = "item:{id}")
        String text(long id) {
            return loads.load("text", id);
        }
    }

    @Singleton
    @CacheDefaults(backend = "memory")
    @Requires(property = "spec", value = "several")
    static class Names {
        final Loads loads = new Loads();

        /** Where its class says. */
        @Cached(namespace = "names", key = "id", tags = "item:{id}")
        String name(long id) {
            return loads.load("name", id);
        }

        /** Where it says itself, though its class says something else. */
        @Cached(namespace = "stocks", backend = "second", key = "id", tags = "item:{id}")
        String stock(long id) {
            return loads.load("stock", id);
        }
    }

    static String call(Goods goods, Names names, String method, long id) {
        return switch (method) {
            case "price" -> goods.price(id);
            case "rate" -> goods.rate(id);
            case "text" -> goods.text(id);
            case "name" -> names.name(id);
            case "stock" -> names.stock(id);
            default -> throw new IllegalArgumentException(method);
        };
    }
}
