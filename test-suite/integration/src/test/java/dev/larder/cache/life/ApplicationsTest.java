package dev.larder.cache.life;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.larder.cache.Cache;
import dev.larder.cache.Caches;
import dev.larder.cache.annotation.CacheInvalidate;
import dev.larder.cache.annotation.CachePut;
import dev.larder.cache.annotation.Cached;
import dev.larder.cache.support.Gate;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class ApplicationsTest {

    @Singleton
    @Requires(property = "spec", value = "life")
    static class Repository {
        final AtomicInteger loads = new AtomicInteger();
        final Gate gate = new Gate();

        @Cached(namespace = "life", key = "id")
        String find(long id) {
            return "v" + loads.incrementAndGet();
        }

        @Cached(namespace = "life", key = "id")
        Mono<String> mono(long id) {
            return Mono.fromSupplier(() -> "v" + loads.incrementAndGet());
        }

        @CachePut(namespace = "life", key = "id")
        String save(long id) {
            return "saved";
        }

        @CacheInvalidate(namespace = "life", key = "id")
        String delete(long id) {
            return "deleted";
        }

        @Cached
        CompletableFuture<String> slow(long id) {
            return CompletableFuture.supplyAsync(
                    () -> {
                        gate.pass();
                        return "late";
                    });
        }
    }

    private static ApplicationContext run(String... more) {
        Map<String, Object> properties = new HashMap<>();
        properties.put("spec", "life");
        for (int i = 0; i < more.length; i += 2) {
            properties.put(more[i], more[i + 1]);
        }
        return ApplicationContext.run(properties);
    }

    @Test
    @Tag("B17")
    void twoApplicationsOfOneProcessNeverTouchEachOther() {
        try (ApplicationContext one = run("larder.expire", "1m");
                ApplicationContext two = run("larder.expire", "2m")) {
            Repository first = one.getBean(Repository.class);
            Repository second = two.getBean(Repository.class);
            first.find(1);
            second.find(1);
            assertThat(first.loads).hasValue(1);
            assertThat(second.loads).hasValue(1);
            one.getBean(Caches.class).clear();
            second.find(1);
            assertThat(second.loads).hasValue(1);
            one.getBean(Caches.class)
                    .evict(
                            () -> {
                                first.find(1);
                                second.find(1);
                            });
            second.find(1);
            assertThat(second.loads).hasValue(1);
            one.close();
            second.find(1);
            second.find(2);
            assertThat(second.loads).hasValue(2);
            Cache<Long, String> byHand =
                    two.getBean(Caches.class).named("life", Long.class, String.class);
            assertThat(byHand.statistics().hits()).isEqualTo(4);
        }
    }

    @Test
    void disabledApplicationPassesEverythingThrough() {
        try (ApplicationContext context =
                run("larder.enabled", "false", "larder.backend", "redis")) {
            Repository repository = context.getBean(Repository.class);
            Caches caches = context.getBean(Caches.class);
            repository.find(1);
            repository.find(1);
            repository.mono(1).block();
            assertThat(repository.save(1)).isEqualTo("saved");
            assertThat(repository.delete(1)).isEqualTo("deleted");
            assertThat(repository.find(1)).isEqualTo("v4");
            assertThat(caches.<String>refresh(() -> repository.find(1))).isEqualTo("v5");
            caches.evict(() -> assertThat(repository.find(1)).isEqualTo("v6"));
            caches.clear();
            caches.invalidateTags("a");
            assertThat(repository.loads).hasValue(6);
        }
    }

    @Test
    void loadInFlightEndsAfterItsApplication() {
        ApplicationContext context = run("larder.shutdown", "100ms");
        Repository repository = context.getBean(Repository.class);
        CompletableFuture<String> slow = repository.slow(1);
        repository.gate.awaitArrival();
        context.close();
        repository.gate.open();
        assertThat(slow.orTimeout(10, TimeUnit.SECONDS).join()).isEqualTo("late");
    }

    private static Set<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(Thread::isAlive)
                .map(Thread::getName)
                .filter(name -> name.startsWith("larder"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    @Tag("B17")
    void nothingIsLeftOfAHundredApplications() {
        for (int i = 0; i < 100; i++) {
            try (ApplicationContext context = run()) {
                Repository repository = context.getBean(Repository.class);
                repository.find(1);
                repository.mono(2).block();
            }
        }
        await().atMost(15, TimeUnit.SECONDS)
                .untilAsserted(() -> assertThat(threads()).isEqualTo(Set.of()));
    }

    @Test
    @Tag("B17")
    void applicationsHaveNoStateInCommon() {
        List<String> loaded = new java.util.ArrayList<>();
        for (String expire : List.of("1m", "2h")) {
            try (ApplicationContext context = run("larder.expire", expire)) {
                Repository repository = context.getBean(Repository.class);
                repository.find(1);
                Cache<Long, String> cache =
                        context.getBean(Caches.class).named("life", Long.class, String.class);
                loaded.add(
                        repository.loads
                                + " "
                                + cache.find(1L).orElseThrow().remaining().toHours());
            }
        }
        assertThat(loaded).containsExactly("1 0", "1 1");
    }
}
