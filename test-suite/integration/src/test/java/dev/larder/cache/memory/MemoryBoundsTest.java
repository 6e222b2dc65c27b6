package dev.larder.cache.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.larder.cache.Cache;
import dev.larder.cache.Caches;
import dev.larder.cache.annotation.Cached;
import dev.larder.cache.backend.Weigher;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class MemoryBoundsTest {

    private static final long SLACK = 20_000_000;
    private static final long MANY = 1_000_000;

    /** A busy machine may let nobody else run during one of them. */
    private static final int SCANS = 10;

    @Singleton
    @Requires(property = "spec", value = "bounds")
    static class Repository {
        @Cached("flooded")
        byte[] find(String anything) {
            return new byte[10_000];
        }

        @Cached(namespace = "lists", key = "id")
        List<String> mutable(long id) {
            return new ArrayList<>(List.of("a"));
        }

        @Cached(namespace = "copies", key = "id")
        List<String> copied(long id) {
            return new ArrayList<>(List.of("a"));
        }
    }

    @Singleton
    @Requires(property = "bounds.weigher")
    static class Texts implements Weigher<String> {
        @Override
        public int weigh(String value) {
            return value.length();
        }
    }

    private static ApplicationContext run(Object... more) {
        Map<String, Object> properties = new HashMap<>();
        properties.put("spec", "bounds");
        properties.put("test.clock", "settable");
        for (int i = 0; i < more.length; i += 2) {
            properties.put((String) more[i], more[i + 1]);
        }
        return ApplicationContext.run(properties);
    }

    private static Cache<Long, String> texts(ApplicationContext context, String name) {
        return context.getBean(Caches.class).named(name, Long.class, String.class);
    }

    private static long sizeOf(Cache<?, ?> cache) {
        return cache.size().orElseThrow();
    }

    @Test
    @Tag("B12")
    void entriesAreBounded() {
        try (ApplicationContext context =
                run(
                        "larder.memory.maximum-size", "100",
                        "larder.namespaces.small.maximum-size", "10")) {
            Cache<Long, String> usual = texts(context, "usual");
            Cache<Long, String> small = texts(context, "small");
            LongStream.range(0, 1000)
                    .forEach(
                            id -> {
                                usual.put(id, "a");
                                small.put(id, "a");
                            });
            await().untilAsserted(() -> assertThat(sizeOf(usual)).isLessThanOrEqualTo(100));
            await().untilAsserted(() -> assertThat(sizeOf(small)).isLessThanOrEqualTo(10));
            assertThat(usual.statistics().evictions()).isGreaterThanOrEqualTo(900);
        }
    }

    @Test
    @Tag("B12")
    void floodOfKeysDoesNotFillTheHeap() {
        try (ApplicationContext context = run("larder.memory.maximum-size", "100")) {
            Repository repository = context.getBean(Repository.class);
            repository.find("the first");
            long before = usedHeap();
            for (int i = 0; i < 300_000; i++) {
                repository.find("key " + i);
            }

            assertThat(sizeOf(texts(context, "flooded"))).isLessThanOrEqualTo(100);
            await().atMost(20, TimeUnit.SECONDS)
                    .until(() -> usedHeap() - before < 100 * 10_000 + SLACK);
        }
    }

    private static long usedHeap() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    @Test
    @Tag("B12")
    void whatIsAskedForOftenStaysWhileAMillionKeysPassBy() {
        try (ApplicationContext context = run()) {
            Cache<Long, String> cache = texts(context, "scanned");
            long missed = 0;
            for (long id = 0; id < MANY; id++) {
                cache.getOrLoad(-1 - id, key -> "passes by");
                if (id % 10 == 0) {
                    long hot = id / 10 % 100;
                    missed += cache.contains(hot) ? 0 : 1;
                    cache.getOrLoad(hot, key -> "asked for");
                }
            }

            assertThat(sizeOf(cache)).isLessThanOrEqualTo(10_000 + 100);
            assertThat(missed).isLessThan(MANY / 10 / 20);
        }
    }

    @Test
    void hitsGoOnWhileAMillionEntriesAreLookedThrough() throws InterruptedException {
        try (ApplicationContext context = run("larder.memory.maximum-size", "1100000")) {
            Cache<Long, String> cache = texts(context, "large");
            LongStream.range(0, MANY).forEach(id -> cache.put(id, "a"));
            AtomicBoolean ended = new AtomicBoolean();
            AtomicLong hits = new AtomicLong();
            Thread reader =
                    new Thread(
                            () -> {
                                while (!ended.get()) {
                                    hits.addAndGet(cache.contains(7L) ? 1 : 0);
                                }
                            });
            reader.start();
            await().until(() -> hits.get() > 0);
            long invalidated = 0;
            long meanwhile = 0;
            for (int i = 0; i < SCANS && meanwhile <= 100; i++) {
                long before = hits.get();
                invalidated += cache.invalidatePattern("*99999*");
                meanwhile = hits.get() - before;
            }
            ended.set(true);
            reader.join();

            assertThat(invalidated).isEqualTo(19);
            assertThat(meanwhile).isGreaterThan(100);
        }
    }

    @Test
    @Tag("B12")
    void weightIsBounded() {
        try (ApplicationContext context =
                run("larder.memory.maximum-weight", "1000", "bounds.weigher", "true")) {
            Cache<Long, String> cache = texts(context, "weighed");
            LongStream.range(0, 100).forEach(id -> cache.put(id, "x".repeat(100)));
            await().untilAsserted(() -> assertThat(sizeOf(cache)).isLessThanOrEqualTo(10));
            cache.clear();
            cache.put(1L, "x".repeat(2000));
            await().untilAsserted(() -> assertThat(cache.get(1L)).isEmpty());
            cache.put(2L, null);
            assertThat(cache.contains(2L)).isTrue();
        }
    }

    @Test
    void weightWithoutAWeigherStopsTheStart() {
        assertThatThrownBy(() -> run("larder.memory.maximum-weight", "1000").close())
                .hasStackTraceContaining("maximum-weight")
                .hasStackTraceContaining("Weigher");
    }

    @Test
    @Tag("B12")
    @Tag("B13")
    void expiredEntriesArePurgedWithoutBeingRead() {
        try (ApplicationContext context =
                run("larder.memory.purge-interval", "10ms", "test.clock", "none")) {
            Cache<Long, String> cache = texts(context, "purged");
            cache.put(1L, "long", Duration.ofHours(1));
            cache.put(2L, "for ever", Cache.FOREVER);
            cache.put(3L, "brief", Duration.ofMillis(20));
            await().atMost(20, TimeUnit.SECONDS).until(() -> sizeOf(cache) == 2);
            cache.put(4L, "brief", Duration.ofMillis(20));
            await().atMost(20, TimeUnit.SECONDS).until(() -> sizeOf(cache) == 2);
        }
    }

    private static long threads(String name) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith(name))
                .count();
    }

    @Test
    @Tag("B13")
    void nothingRunsWhereNothingIsStored() {
        await().atMost(20, TimeUnit.SECONDS).until(() -> threads("larder-housekeeping") == 0);
        try (ApplicationContext context = run("larder.memory.purge-interval", "1ms")) {
            Cache<Long, String> cache = texts(context, "idle");
            cache.put(1L, "a");
            cache.clear();
            await().atMost(20, TimeUnit.SECONDS).until(() -> threads("larder-housekeeping") == 0);
        }
    }

    @Test
    void valuesAreKeptByReferenceOrAsCopies() {
        try (ApplicationContext context = run("larder.namespaces.copies.copy", "true")) {
            Repository repository = context.getBean(Repository.class);
            List<String> first = repository.mutable(1);
            first.add("b");
            assertThat(repository.mutable(1)).isSameAs(first);
            List<String> copy = repository.copied(1);
            copy.add("b");
            assertThat(repository.copied(1)).containsExactly("a");
            repository.copied(1).add("c");
            assertThat(repository.copied(1)).containsExactly("a");
        }
    }

    @Test
    void jitterOnlyShortens() {
        try (ApplicationContext context = run("larder.jitter", "20%", "larder.expire", "100s")) {
            Cache<Long, String> cache = texts(context, "jittered");
            LongStream.range(0, 200).forEach(id -> cache.put(id, "a"));
            List<Duration> lives =
                    LongStream.range(0, 200)
                            .mapToObj(id -> cache.find(id).orElseThrow().remaining())
                            .toList();
            assertThat(lives)
                    .allSatisfy(
                            life ->
                                    assertThat(life)
                                            .isBetween(
                                                    Duration.ofSeconds(80),
                                                    Duration.ofSeconds(100)));
            assertThat(lives.stream().distinct().count()).isGreaterThan(50);
            cache.put(1000L, "exactly", Duration.ofSeconds(7));
            assertThat(cache.find(1000L).orElseThrow().remaining())
                    .isEqualTo(Duration.ofSeconds(7));
        }
    }
}
