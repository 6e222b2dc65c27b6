package dev.larder.cache.manual;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.cache.AsyncCache;
import dev.larder.cache.Cache;
import dev.larder.cache.CacheContext;
import dev.larder.cache.CacheException;
import dev.larder.cache.CacheInvalidatedEvent;
import dev.larder.cache.CacheStatistics;
import dev.larder.cache.CachedValue;
import dev.larder.cache.Caches;
import dev.larder.cache.entry.StringCodec;
import dev.larder.cache.key.CacheKey;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.core.type.Argument;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Every method of the caches by hand. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class CacheScenario {

    @Serdeable
    record Product(long id, List<String> names) {}

    @Singleton
    @Requires(property = "spec", value = "manual")
    static class Shop {
        final Cache<Long, Product> byConstructor;

        @Inject
        @Named("catalog")
        Cache<Long, Product> byField;

        @Inject
        @Named("catalog")
        AsyncCache<Long, Product> asyncByField;

        @Inject
        @Named("lists")
        Cache<Integer, List<Product>> lists;

        private Optional<Cache<Long, Product>> bySetter = Optional.empty();

        Shop(@Named("catalog") Cache<Long, Product> byConstructor) {
            this.byConstructor = byConstructor;
        }

        @Inject
        void setCache(@Named("catalog") Cache<Long, Product> cache) {
            this.bySetter = Optional.of(cache);
        }
    }

    @Singleton
    @Requires(property = "spec", value = "manual")
    static class Events implements ApplicationEventListener<CacheInvalidatedEvent> {
        final List<CacheInvalidatedEvent> heard = new CopyOnWriteArrayList<>();

        @Override
        public void onApplicationEvent(CacheInvalidatedEvent event) {
            heard.add(event);
        }
    }

    private ApplicationContext context;
    private Caches caches;
    private Shop shop;
    private Events events;
    private int numbers;

    abstract Map<String, Object> backend();

    abstract boolean remote();

    @BeforeAll
    void start() {
        Map<String, Object> properties = new HashMap<>(backend());
        properties.put("spec", "manual");
        properties.put("larder.jitter", "0%");
        properties.put("larder.namespaces.brief.expire", "20s");
        properties.put("larder.namespaces.no-null.cache-null", "false");
        context = ApplicationContext.run(properties);
        caches = context.getBean(Caches.class);
        shop = context.getBean(Shop.class);
        events = context.getBean(Events.class);
    }

    @AfterAll
    void stop() {
        context.close();
    }

    private Cache<Long, String> fresh() {
        return caches.named("fresh-" + ++numbers, Long.class, String.class);
    }

    private static <T extends @Nullable Object> T joined(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    @Test
    void whatIsPutIsThere() {
        Cache<Long, String> cache = fresh();
        assertThat(cache.get(1L)).isEmpty();
        assertThat(cache.contains(1L)).isFalse();
        assertThat(cache.find(1L)).isEmpty();
        assertThat(cache.getOrDefault(1L, "other")).isEqualTo("other");
        cache.put(1L, "one");
        assertThat(cache.get(1L)).contains("one");
        assertThat(cache.contains(1L)).isTrue();
        assertThat(cache.getOrDefault(1L, "other")).isEqualTo("one");
        CachedValue<String> found = cache.find(1L).orElseThrow();
        assertThat(found.value()).isEqualTo("one");
        assertThat(found.stale()).isFalse();
        assertThat(found.age()).isLessThan(Duration.ofSeconds(30));
        assertThat(found.remaining()).isBetween(Duration.ofMinutes(9), Duration.ofMinutes(10));
        assertThat(found.storedAt()).isBefore(java.time.Instant.now().plusSeconds(1));
        cache.remove(1L);
        assertThat(cache.get(1L)).isEmpty();
    }

    @Test
    void cachedNullIsPresentWithoutValue() {
        Cache<Long, String> cache = fresh();
        cache.put(1L, null);
        assertThat(cache.get(1L)).isEmpty();
        assertThat(cache.contains(1L)).isTrue();
        assertThat(cache.find(1L)).get().extracting(CachedValue::value).isNull();
        assertThat(cache.getAll(List.of(1L))).containsEntry(1L, null);
        AtomicInteger loads = new AtomicInteger();
        assertThat(cache.<RuntimeException>getOrLoad(1L, id -> "v" + loads.incrementAndGet()))
                .isNull();
        assertThat(loads).hasValue(0);
        assertThat(cache.putIfAbsent(1L, "a")).isFalse();
    }

    @Test
    void namespaceMayRefuseNull() {
        Cache<Long, String> cache = caches.named("no-null", Long.class, String.class);
        cache.put(1L, "a");
        cache.put(1L, null);
        assertThat(cache.contains(1L)).isFalse();
    }

    @Test
    void loadRunsOnce() throws Exception {
        Cache<Long, String> cache = fresh();
        AtomicInteger loads = new AtomicInteger();
        for (int i = 0; i < 3; i++) {
            assertThat(cache.<IOException>getOrLoad(1L, id -> id + "#" + loads.incrementAndGet()))
                    .isEqualTo("1#1");
        }
        assertThatThrownBy(
                        () ->
                                cache.<IOException>getOrLoad(
                                        2L,
                                        id -> {
                                            throw new IOException("mine");
                                        }))
                .isExactlyInstanceOf(IOException.class)
                .hasMessage("mine");
        assertThat(cache.contains(2L)).isFalse();
    }

    @Test
    void loaderHasAContext() {
        Cache<Long, String> cache = fresh();
        String key =
                cache.<RuntimeException>getOrLoad(
                        1L,
                        id -> {
                            CacheContext here = CacheContext.current().orElseThrow();
                            here.expire(Duration.ofMinutes(5));
                            return here.namespace() + here.key();
                        });
        assertThat(key).isEqualTo(cache.namespace() + "1");
        org.awaitility.Awaitility.await().until(() -> cache.find(1L).isPresent());
        assertThat(cache.find(1L).orElseThrow().remaining())
                .isLessThanOrEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void putIfAbsentStoresOnce() {
        Cache<Long, String> cache = fresh();
        assertThat(cache.putIfAbsent(1L, "one")).isTrue();
        assertThat(cache.putIfAbsent(1L, "two")).isFalse();
        assertThat(cache.get(1L)).contains("one");
    }

    @Test
    void putsHaveOptions() {
        Cache<Long, String> cache = fresh();
        cache.put(1L, "one", Duration.ofSeconds(30));
        cache.put(
                2L, "two", options -> options.expire(Duration.ofSeconds(40)).tags("t:" + numbers));
        cache.put(3L, "three", Cache.FOREVER);
        cache.put(4L, "four", options -> options.codec(StringCodec.class));
        assertThat(cache.find(1L).orElseThrow().remaining())
                .isBetween(Duration.ofSeconds(20), Duration.ofSeconds(30));
        assertThat(cache.find(3L).orElseThrow().remaining()).isEqualTo(Cache.FOREVER);
        assertThat(cache.get(4L)).contains("four");
        cache.invalidateTags("t:" + numbers);
        assertThat(cache.get(1L)).contains("one");
        assertThat(cache.get(2L)).isEmpty();
        assertThatThrownBy(() -> cache.put(1L, "a", Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> cache.put(1L, "a", Duration.ofSeconds(-1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> cache.put(1L, "a", options -> options.tags("no blanks")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> cache.invalidateTags("no blanks"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void severalAtOnce() {
        Cache<Long, String> cache = fresh();
        cache.putAll(Map.of(1L, "one", 2L, "two", 3L, "three"));
        assertThat(cache.getAll(List.of(1L, 2L, 9L)))
                .containsOnly(Map.entry(1L, "one"), Map.entry(2L, "two"));
        cache.removeAll(List.of(1L, 2L));
        assertThat(cache.getAll(List.of(1L, 2L, 3L))).containsOnlyKeys(3L);
        cache.clear();
        assertThat(cache.getAll(List.of(1L, 2L, 3L))).isEmpty();
        assertThat(cache.getAll(List.of())).isEmpty();
        cache.removeAll(List.of());
    }

    @Test
    void sizeIsKnownInMemoryOnly() {
        Cache<Long, String> cache = fresh();
        cache.putAll(Map.of(1L, "one", 2L, "two"));
        if (remote()) {
            assertThat(cache.size()).isEmpty();
        } else {
            assertThat(cache.size()).hasValue(2);
        }
    }

    @Test
    void namespaceHasItsOwnLifetime() {
        Cache<Long, String> cache = caches.named("brief", Long.class, String.class);
        cache.put(1L, "one");
        assertThat(cache.find(1L).orElseThrow().remaining())
                .isLessThanOrEqualTo(Duration.ofSeconds(20));
    }

    @Test
    @Tag("B26")
    @Tag("B8")
    void everyPutSetsItsOwnLifetime() {
        Cache<Long, String> cache = fresh();
        cache.put(1L, "long", Cache.FOREVER);
        assertThat(cache.find(1L).orElseThrow().remaining()).isEqualTo(Cache.FOREVER);
        cache.put(1L, "short", Duration.ofMinutes(3));
        assertThat(cache.find(1L).orElseThrow().remaining())
                .isLessThanOrEqualTo(Duration.ofMinutes(3));
        cache.put(1L, "usual");
        assertThat(cache.find(1L).orElseThrow().remaining())
                .isBetween(Duration.ofMinutes(9), Duration.ofMinutes(10));
        cache.put(1L, "long", Cache.FOREVER);
        assertThat(cache.find(1L).orElseThrow().remaining()).isEqualTo(Cache.FOREVER);
    }

    @Test
    @Tag("B9")
    void removingMeetsOneKeyAndNoPattern() {
        Cache<String, String> cache =
                caches.named("globs-" + ++numbers, String.class, String.class);
        cache.putAll(Map.of("a*", "1", "ab", "2", "[a]b", "3", "?b", "4", "a_", "5", "a%", "6"));
        cache.remove("a*");
        cache.remove("?b");
        cache.remove("[a]b");
        cache.remove("nobody");
        assertThat(cache.getAll(List.of("a*", "ab", "[a]b", "?b", "a_", "a%")))
                .containsOnlyKeys("ab", "a_", "a%");
        cache.remove("a_");
        cache.remove("a%");
        assertThat(cache.get("ab")).contains("2");
    }

    @Test
    @Tag("B9")
    void clearingOneNamespaceLeavesOthers() {
        Cache<Long, String> user = caches.named("user", Long.class, String.class);
        Cache<Long, String> users = caches.named("users", Long.class, String.class);
        user.put(1L, "one");
        users.put(1L, "one");
        user.clear();
        assertThat(user.get(1L)).isEmpty();
        assertThat(users.get(1L)).contains("one");
        caches.clear("users");
        assertThat(users.get(1L)).isEmpty();
        users.put(1L, "two");
        user.put(1L, "two");
        caches.clear();
        assertThat(users.get(1L)).isEmpty();
        assertThat(user.get(1L)).isEmpty();
    }

    @Test
    void statisticsSayWhatHappened() {
        Cache<Long, String> cache = fresh();
        cache.get(1L);
        cache.<RuntimeException>getOrLoad(1L, id -> "one");
        org.awaitility.Awaitility.await().until(() -> cache.statistics().puts() == 1);
        cache.get(1L);
        cache.put(2L, "two");
        cache.remove(2L);
        assertThatThrownBy(
                        () ->
                                cache.getOrLoad(
                                        3L,
                                        id -> {
                                            throw new IllegalStateException();
                                        }))
                .isInstanceOf(IllegalStateException.class);
        org.awaitility.Awaitility.await().until(() -> cache.statistics().puts() == 2);
        CacheStatistics statistics = cache.statistics();
        assertThat(statistics.hits()).isEqualTo(1);
        assertThat(statistics.staleHits()).isZero();
        assertThat(statistics.misses()).isEqualTo(3);
        assertThat(statistics.loads()).isEqualTo(2);
        assertThat(statistics.loadFailures()).isEqualTo(1);
        assertThat(statistics.loadTime()).isPositive();
        assertThat(statistics.putsRefused()).isZero();
        assertThat(statistics.invalidations()).isEqualTo(1);
        assertThat(statistics.evictions()).isZero();
        assertThat(statistics.waiters()).isZero();
        assertThat(statistics.backendErrors()).isZero();
        assertThat(statistics.breaker()).isEqualTo("CLOSED");
    }

    @Test
    void asyncTwinDoesTheSame() {
        Cache<Long, String> cache = fresh();
        AsyncCache<Long, String> async = cache.async();
        assertThat(async.namespace()).isEqualTo(cache.namespace());
        assertThat(joined(async.get(1L))).isEmpty();
        joined(async.put(1L, "one"));
        joined(async.put(2L, "two", Duration.ofSeconds(30)));
        joined(async.put(3L, "three", options -> options.tags("async:" + numbers)));
        assertThat(joined(async.get(1L))).contains("one");
        assertThat(joined(async.find(2L)).orElseThrow().remaining())
                .isLessThanOrEqualTo(Duration.ofSeconds(30));
        assertThat(joined(async.contains(3L))).isTrue();
        assertThat(joined(async.getOrDefault(9L, "other"))).isEqualTo("other");
        joined(async.invalidateTags("async:" + numbers));
        assertThat(joined(async.contains(3L))).isFalse();
        assertThat(joined(async.putIfAbsent(1L, "again"))).isFalse();
        assertThat(joined(async.putIfAbsent(4L, "four"))).isTrue();
        assertThat(joined(async.getAll(List.of(1L, 4L, 5L)))).containsOnlyKeys(1L, 4L);
        joined(async.putAll(Map.of(5L, "five")));
        joined(async.remove(1L));
        joined(async.removeAll(List.of(4L)));
        assertThat(joined(async.getAll(List.of(1L, 4L, 5L)))).containsOnlyKeys(5L);
        joined(async.clear());
        assertThat(joined(async.contains(5L))).isFalse();
        assertThat(async.size().isPresent()).isNotEqualTo(remote());
        assertThat(async.statistics().puts()).isEqualTo(cache.statistics().puts());
    }

    @Test
    void asyncLoadsShareOneAndFailUnwrapped() {
        Cache<Long, String> cache = fresh();
        AsyncCache<Long, String> async = cache.async();
        CompletableFuture<String> gate = new CompletableFuture<>();
        CompletionStage<String> first = async.getOrLoad(1L, id -> gate);
        CompletionStage<String> second = async.getOrLoad(1L, id -> gate);
        gate.complete("loaded");
        assertThat(joined(first)).isEqualTo("loaded");
        assertThat(joined(second)).isEqualTo("loaded");
        assertThat(cache.statistics().loads()).isEqualTo(1);
        IllegalStateException failure = new IllegalStateException("mine");
        assertThatThrownBy(
                        () ->
                                joined(
                                        async.getOrLoad(
                                                2L, id -> CompletableFuture.failedFuture(failure))))
                .isSameAs(failure);
        assertThatThrownBy(
                        () ->
                                joined(
                                        async.getOrLoad(
                                                2L,
                                                id -> {
                                                    throw failure;
                                                })))
                .isSameAs(failure);
    }

    @Test
    void cachesAreInjectedByNameAndTypes() {
        Product product = new Product(1, List.of("a", "b"));
        shop.byConstructor.put(1L, product);
        assertThat(shop.byField.get(1L)).contains(product);
        assertThat(joined(shop.asyncByField.get(1L))).contains(product);
        assertThat(shop.bySetter.orElseThrow().get(1L)).contains(product);
        shop.lists.put(1, List.of(product));
        Cache<Integer, List<Product>> same =
                caches.named("lists", Argument.of(Integer.class), Argument.listOf(Product.class));
        assertThat(same.get(1)).contains(List.of(product));
    }

    @Test
    void eventsSayWhatWasInvalidated() {
        Cache<Long, String> cache = fresh();
        events.heard.clear();
        cache.put(1L, "a");
        cache.remove(1L);
        assertThat(events.heard).isEmpty();
        cache.clear();
        caches.invalidateTags("event:1", "event:2");
        assertThat(events.heard.get(0).namespaces()).containsExactly(cache.namespace());
        assertThat(events.heard.get(1).tags()).containsExactlyInAnyOrder("event:1", "event:2");
        caches.clear();
        assertThat(events.heard.get(2).namespaces()).contains(cache.namespace(), "catalog");
    }

    @Test
    void backendsAreDescribed() {
        String name = String.valueOf(backend().getOrDefault("larder.backend", "memory"));
        assertThat(caches.backend(name).available()).isTrue();
        assertThat(caches.backend(name).statistics().breaker()).isEqualTo("CLOSED");
        assertThat(caches.namespaces()).contains("catalog", "lists", "brief");
    }

    @Singleton
    @Requires(property = "spec", value = "manual-unnamed")
    record Unnamed(Cache<Long, String> cache) {}

    @Singleton
    @Requires(property = "spec", value = "manual-untyped")
    @SuppressWarnings("rawtypes")
    record Untyped(@Named("raw") Cache cache) {}

    @Singleton
    @Requires(property = "spec", value = "manual-misnamed")
    record Misnamed(@Named("No_Name") Cache<Long, String> cache) {}

    @Test
    void cacheWithoutNameOrTypesIsNoBean() {
        for (Map.Entry<String, Class<?>> wrong :
                Map.<String, Class<?>>of(
                                "manual-unnamed", Unnamed.class,
                                "manual-untyped", Untyped.class)
                        .entrySet()) {
            try (ApplicationContext other =
                    ApplicationContext.run(Map.of("spec", wrong.getKey()))) {
                assertThatThrownBy(() -> other.getBean(wrong.getValue()))
                        .hasStackTraceContaining("needs the name of its namespace and its types")
                        .hasStackTraceContaining(wrong.getValue().getSimpleName());
            }
        }
        try (ApplicationContext other = ApplicationContext.run(Map.of("spec", "manual-misnamed"))) {
            assertThatThrownBy(() -> other.getBean(Misnamed.class))
                    .hasStackTraceContaining("No_Name")
                    .hasStackTraceContaining("lower-case letters");
        }
        assertThatThrownBy(() -> caches.named("No_Name", Long.class, String.class))
                .isInstanceOfAny(CacheException.class, IllegalArgumentException.class);
    }

    @Test
    void optionalsCountAsTheirContent() {
        Cache<Optional<Long>, String> cache =
                caches.named(
                        "optional-keys",
                        Argument.of((Class<Optional<Long>>) (Class<?>) Optional.class, Long.class),
                        Argument.STRING);
        cache.put(Optional.of(1L), "one");
        assertThat(caches.named("optional-keys", Long.class, String.class).get(1L)).contains("one");
    }

    @Test
    void aPatternMeetsKeysAsOneWouldWriteThem() {
        Cache<String, String> texts = caches.named("text-keys", String.class, String.class);
        for (String key : List.of("user:1", "user:ä {2}", "users:1", "User:1")) {
            texts.put(key, "value");
        }
        assertThat(texts.invalidatePattern("user:*")).isEqualTo(remote() ? -1 : 2);
        assertThat(texts.contains("user:1")).isFalse();
        assertThat(texts.contains("user:ä {2}")).isFalse();
        assertThat(texts.contains("users:1")).isTrue();
        assertThat(texts.contains("User:1")).isTrue();
        Cache<CacheKey, String> pairs = caches.named("pair-keys", CacheKey.class, String.class);
        pairs.put(CacheKey.of(42, "de"), "value");
        pairs.put(CacheKey.of(42, "fr"), "value");
        assertThat(pairs.invalidatePattern("*,de")).isEqualTo(remote() ? -1 : 1);
        assertThat(pairs.contains(CacheKey.of(42, "de"))).isFalse();
        assertThat(pairs.contains(CacheKey.of(42, "fr"))).isTrue();
    }

    @Test
    void aPatternMeetsTheDigitsOfNumbers() {
        Cache<Long, String> cache = caches.named("patterns", Long.class, String.class);
        for (long key : new long[] {1, 12, 21}) {
            cache.put(key, "value");
        }
        assertThat(cache.invalidatePattern("1*")).isEqualTo(remote() ? -1 : 2);
        assertThat(cache.contains(1L)).isFalse();
        assertThat(cache.contains(12L)).isFalse();
        assertThat(cache.contains(21L)).isTrue();
        assertThat(cache.async().invalidatePattern("*1").toCompletableFuture().join())
                .isEqualTo(remote() ? -1 : 1);
        assertThat(cache.contains(21L)).isFalse();
    }

    @Test
    void aLoadBegunBeforeAPatternIsNotStored() {
        Cache<Long, String> cache = caches.named("patterns-late", Long.class, String.class);
        String loaded =
                cache.getOrLoad(
                        7L,
                        key -> {
                            cache.invalidatePattern("7");
                            return "old";
                        });
        assertThat(loaded).isEqualTo("old");
        assertThat(cache.getOrLoad(7L, key -> "new")).isEqualTo("new");
    }

    @Test
    void aPatternHasToBeOne() {
        Cache<Long, String> cache = caches.named("patterns", Long.class, String.class);
        for (String glob : List.of("", "x".repeat(1_001))) {
            assertThatThrownBy(() -> cache.invalidatePattern(glob))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("A pattern of " + glob.length() + " characters");
        }
    }
}
