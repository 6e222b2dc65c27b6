package dev.larder.cache.intercept;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.cache.Cache;
import dev.larder.cache.CacheContext;
import dev.larder.cache.Caches;
import dev.larder.cache.annotation.CacheInvalidate;
import dev.larder.cache.annotation.CachePut;
import dev.larder.cache.annotation.Cached;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.EachProperty;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Parameter;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Introspected;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import io.micronaut.inject.qualifiers.Qualifiers;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class FirstTest {

    @Introspected
    public record Product(long id, String name) {}

    @Singleton
    @Requires(property = "spec", value = "first")
    static class Repo {
        final AtomicInteger calls = new AtomicInteger();

        @Cached
        String find(long id, String lang) {
            return id + lang + calls.incrementAndGet();
        }

        @Cached(namespace = "catalog", key = "id")
        Optional<Product> product(long id) {
            calls.incrementAndGet();
            return id > 100 ? Optional.empty() : Optional.of(new Product(id, "p" + id));
        }

        @CachePut(namespace = "catalog", key = "product.id")
        Product save(Product product) {
            return product;
        }

        @CachePut(namespace = "catalog", key = "result.id")
        Product create(String name) {
            return new Product(77, name);
        }

        @CacheInvalidate(namespace = "catalog", key = "id")
        void delete(int id) {}

        @Cached
        CompletableFuture<String> future(int i) {
            return CompletableFuture.supplyAsync(() -> "f" + i + calls.incrementAndGet());
        }

        @Cached
        Mono<String> mono(int i) {
            return Mono.fromSupplier(() -> "m" + i + calls.incrementAndGet());
        }

        @Cached
        Flux<String> flux(int i) {
            return Flux.range(0, i).map(x -> x + "x" + calls.incrementAndGet());
        }

        @Cached(condition = "#{id > 5}")
        String conditional(int id) {
            return "c" + calls.incrementAndGet();
        }

        @Cached(namespace="el", key = "#{id + 1}")
        String el(int id) {
            return "c" + calls.incrementAndGet();
        }
    }

    @EachProperty("first.shops")
    static class Shop {
        private final String name;
        final AtomicInteger calls = new AtomicInteger();
        Shop(@Parameter String name) { this.name = name; }

        @Cached
        String describe(int i) {
            return name + i + calls.incrementAndGet();
        }
    }

    @Singleton
    @Requires(property = "spec", value = "first")
    static class User {
        @Inject @Named("catalog") Cache<Long, Product> cache;
        final Cache<Long, Product> second;
        User(@Named("catalog") Cache<Long, Product> second) { this.second = second; }
    }

    @Test
    void works() {
        try (ApplicationContext context = ApplicationContext.run(Map.of("spec", "first", "first.shops.a.x", "1", "first.shops.b.x", "2"))) {
            Repo repo = context.getBean(Repo.class);
            assertThat(repo.find(1, "de")).isEqualTo(repo.find(1, "de"));
            assertThat(repo.calls.get()).isEqualTo(1);
            repo.calls.set(0);
            assertThat(repo.product(5)).contains(new Product(5, "p5"));
            assertThat(repo.product(5)).contains(new Product(5, "p5"));
            assertThat(repo.product(500)).isEmpty();
            assertThat(repo.product(500)).isEmpty();
            assertThat(repo.calls.get()).isEqualTo(2);
            repo.save(new Product(5, "new"));
            assertThat(repo.product(5)).contains(new Product(5, "new"));
            repo.create("late");
            assertThat(repo.product(77)).contains(new Product(77, "late"));
            assertThat(repo.calls.get()).isEqualTo(2);
            User user = context.getBean(User.class);
            assertThat(user.cache.get(5L)).contains(new Product(5, "new"));
            assertThat(user.second.get(5L)).contains(new Product(5, "new"));
            repo.delete(5);
            assertThat(user.cache.get(5L)).isEmpty();
            context.getBean(Caches.class).evict(() -> repo.product(77));
            assertThat(user.cache.get(77L)).isEmpty();
            System.out.println(user.cache.statistics() + " " + user.cache.size());
            assertThat(repo.future(1).join()).isEqualTo(repo.future(1).join());
            assertThat(repo.mono(1).block()).isEqualTo(repo.mono(1).block());
            assertThat(repo.flux(3).collectList().block()).isEqualTo(repo.flux(3).collectList().block());
            assertThat(repo.conditional(1)).isNotEqualTo(repo.conditional(1));
            assertThat(repo.conditional(7)).isEqualTo(repo.conditional(7));
            assertThat(repo.el(7)).isEqualTo(repo.el(7));
            assertThat(repo.el(7)).isNotEqualTo(repo.el(8));
            Shop a = context.getBean(Shop.class, Qualifiers.byName("a"));
            Shop b = context.getBean(Shop.class, Qualifiers.byName("b"));
            assertThat(a.describe(1)).isEqualTo("a11");
            assertThat(b.describe(1)).isEqualTo("b11");
            assertThat(a.describe(1)).isEqualTo("a11");
            System.out.println(context.getBean(Caches.class).namespaces());
        }
    }
}
