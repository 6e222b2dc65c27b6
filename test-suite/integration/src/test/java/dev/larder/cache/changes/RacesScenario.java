package dev.larder.cache.changes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.larder.cache.Cache;
import dev.larder.cache.CacheStatistics;
import dev.larder.cache.Caches;
import dev.larder.cache.annotation.CacheInvalidate;
import dev.larder.cache.annotation.CachePut;
import dev.larder.cache.annotation.Cached;
import dev.larder.cache.support.Gate;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.annotation.Requires;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is at an address after a load or a put that something else came in between. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class RacesScenario {

    @Serdeable
    record Item(long id, String text) {}

    @Singleton
    @Requires(property = "spec", value = "races")
    static class Items {
        final Map<String, Gate> gates = new ConcurrentHashMap<>();

        private Item made(long id, String text) {
            Gate gate = gates.remove(text);
            if (gate != null) {
                gate.pass();
            }
            return new Item(id, text);
        }

        @Cached(
                namespace = "items",
                key = "id",
                tags = {"item:{id}", "of:{result.text}"})
        Item load(long id, String text) {
            return made(id, text);
        }

        @CachePut(namespace = "items", key = "id", tags = "item:{id}")
        Item put(long id, String text) {
            return made(id, text);
        }

        @CachePut(
                namespace = "items",
                key = "result.id",
                tags = {"item:{result.id}", "all-items"})
        Item putLate(long id, String text) {
            return made(id, text);
        }

        @CachePut(namespace = "items", key = "result.id")
        Item putLateUntagged(long id, String text) {
            return made(id, text);
        }

        @CacheInvalidate(namespace = "items", key = "id")
        void delete(long id) {}

        @CacheInvalidate(namespace = "items", key = "result.id")
        Item deleteLate(long id) {
            return new Item(id, "deleted");
        }

        @CacheInvalidate(namespace = "items", all = true)
        void clear() {}

        @CacheInvalidate(tags = "item:{id}")
        void deleteTag(long id) {}
    }

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private ApplicationContext context;
    private Items items;
    private Caches caches;
    private Cache<Long, Item> cache;
    private long id = 100;

    abstract Map<String, Object> backend();

    @BeforeAll
    void start() {
        Map<String, Object> properties = new HashMap<>(backend());
        properties.put("spec", "races");
        context = ApplicationContext.run(properties);
        items = context.getBean(Items.class);
        caches = context.getBean(Caches.class);
        cache = caches.named("items", Long.class, Item.class);
    }

    @AfterAll
    void stop() {
        threads.shutdownNow();
        context.close();
    }

    /** A way to write an item, and a way to change the cache meanwhile. */
    record Named<T>(String name, T value) {
        @Override
        public String toString() {
            return name;
        }
    }

    interface Write {
        Item write(Items items, long id, String text);
    }

    static Stream<Named<Write>> writes() {
        return Stream.of(
                new Named<>("load", Items::load),
                new Named<>("put", Items::put),
                new Named<>("late put", Items::putLate),
                new Named<>("late put without tags", Items::putLateUntagged));
    }

    private void between(Named<Write> write, Runnable change) {
        id++;
        Gate gate = new Gate();
        items.gates.put("old", gate);
        CompletableFuture<Item> slow =
                CompletableFuture.supplyAsync(() -> write.value().write(items, id, "old"), threads);
        gate.awaitArrival();
        change.run();
        long storings = storings();
        gate.open();
        assertThat(slow.join().text()).isEqualTo("old");
        if (write.name().equals("load")) {
            await().until(() -> storings() > storings);
        }
    }

    /** How many storings have ended: the caller of a load does not wait for its own. */
    private long storings() {
        CacheStatistics all = cache.statistics();
        return all.puts() + all.putsRefused();
    }

    private String text() {
        return cache.get(id).map(Item::text).orElse("none");
    }

    private void assertBecomes(String text) {
        await().until(() -> text().equals(text));
    }

    private void assertNothingOldIsLeft(Named<Write> write, Consumer<Items> change) {
        between(write, () -> change.accept(items));
        assertThat(text()).isEqualTo("none");
        assertThat(items.load(id, "new").text()).isEqualTo("new");
        assertBecomes("new");
    }

    @ParameterizedTest
    @MethodSource("writes")
    void undisturbedWriteIsStored(Named<Write> write) {
        between(write, () -> {});
        assertBecomes("old");
    }

    @ParameterizedTest
    @MethodSource("writes")
    void keyIsInvalidatedMeanwhile(Named<Write> write) {
        assertNothingOldIsLeft(write, all -> all.delete(id));
    }

    @ParameterizedTest
    @MethodSource("writes")
    void keyOfAResultIsInvalidatedMeanwhile(Named<Write> write) {
        assertNothingOldIsLeft(write, all -> all.deleteLate(id));
    }

    @ParameterizedTest
    @MethodSource("writes")
    void namespaceIsClearedMeanwhile(Named<Write> write) {
        assertNothingOldIsLeft(write, Items::clear);
        assertNothingOldIsLeft(write, all -> caches.clear());
        assertNothingOldIsLeft(write, all -> cache.clear());
    }

    @ParameterizedTest
    @MethodSource("writes")
    void tagIsInvalidatedMeanwhile(Named<Write> write) {
        if (!write.name().contains("without")) {
            assertNothingOldIsLeft(write, all -> all.deleteTag(id));
        }
    }

    @ParameterizedTest
    @MethodSource("writes")
    void entryIsEvictedMeanwhile(Named<Write> write) {
        between(write, () -> cache.remove(id));
        assertThat(text()).isEqualTo("none");
    }

    @Test
    void lateTagOfALoadIsInvalidatedMeanwhile() {
        between(new Named<>("load", Items::load), () -> caches.invalidateTags("of:old"));
        assertThat(text()).isEqualTo("none");
    }

    /** What was put while the slow one was under way is newer, or both may be wrong. */
    private void assertOldDoesNotWin(Named<Write> slow, Named<Write> fast) {
        between(slow, () -> fast.value().write(items, id, "newer"));
        assertThat(text()).isIn(List.of("newer", "none"));
    }

    @Tag("PUT_AFTER_BODY")
    @ParameterizedTest
    @MethodSource("writes")
    void anotherPutComesMeanwhile(Named<Write> write) {
        assertOldDoesNotWin(write, new Named<>("put", Items::put));
        assertOldDoesNotWin(write, new Named<>("late put", Items::putLate));
        assertOldDoesNotWin(write, new Named<>("late put", Items::putLateUntagged));
        assertOldDoesNotWin(
                write,
                new Named<>(
                        "by hand",
                        (all, key, text) -> {
                            cache.put(key, new Item(key, text));
                            return new Item(key, text);
                        }));
    }

    @Tag("PUT_AFTER_BODY")
    @ParameterizedTest
    @MethodSource("writes")
    void twoPutsOverlap(Named<Write> write) {
        if (write.name().equals("load")) {
            return;
        }
        between(
                write,
                () -> {
                    Gate second = new Gate();
                    items.gates.put("second", second);
                    CompletableFuture<Item> other =
                            CompletableFuture.supplyAsync(
                                    () -> write.value().write(items, id, "second"), threads);
                    second.awaitArrival();
                    second.open();
                    other.join();
                });
        assertThat(text()).isNotEqualTo("old");
    }

    @ParameterizedTest
    @MethodSource("writes")
    @Tag("B2")
    void loadThatBeganBeforeAPutDoesNotReplaceIt(Named<Write> write) {
        id++;
        Gate gate = new Gate();
        items.gates.put("loaded", gate);
        CompletableFuture<Item> load =
                CompletableFuture.supplyAsync(() -> items.load(id, "loaded"), threads);
        gate.awaitArrival();
        if (!write.name().equals("load")) {
            write.value().write(items, id, "put");
            long storings = storings();
            gate.open();
            load.join();
            await().until(() -> storings() > storings);
            assertThat(text()).isEqualTo("put");
        } else {
            gate.open();
            load.join();
        }
    }

    @Test
    void latePutAtAnotherAddressIsNotLostToALoad() {
        id++;
        long mine = id;
        items.load(mine + 1000, "other");
        await().until(() -> cache.contains(mine + 1000));
        items.putLate(mine, "mine");
        assertThat(text()).isEqualTo("mine");
        assertThat(cache.contains(mine + 1000)).isTrue();
    }
}
