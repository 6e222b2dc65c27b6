package dev.larder.cache.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.larder.cache.Cache;
import dev.larder.cache.CacheContext;
import dev.larder.cache.CacheStatus;
import dev.larder.cache.CachedValue;
import dev.larder.cache.Caches;
import dev.larder.cache.annotation.Cached;
import dev.larder.cache.entry.StringCodec;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** What a running call can ask and say, in every shape and on foreign threads. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ContextScenario {

    @Singleton
    @Requires(property = "spec", value = "context")
    static class Handlers {
        final AtomicInteger loads = new AtomicInteger();
        final CacheContext injected;
        volatile Consumer<CacheContext> script = context -> {};

        Handlers(CacheContext injected) {
            this.injected = injected;
        }

        private String run(CacheContext context) {
            script.accept(context);
            return "v" + loads.incrementAndGet();
        }

        @Cached(namespace = "sync", key = "id")
        String sync(long id) {
            return run(injected);
        }

        @Cached(namespace = "future", key = "id")
        CompletableFuture<String> future(long id) {
            CacheContext here = CacheContext.current().orElseThrow();
            return CompletableFuture.supplyAsync(() -> run(here));
        }

        @Cached(namespace = "mono", key = "id")
        Mono<String> mono(long id) {
            return Mono.fromSupplier(() -> run(injected));
        }

        @Cached(namespace = "delayed", key = "id")
        Mono<String> delayed(long id) {
            CacheContext here = CacheContext.current().orElseThrow();
            return Mono.delay(Duration.ofMillis(1)).map(tick -> run(here));
        }

        @Cached(namespace = "elsewhere", key = "id")
        Mono<String> elsewhere(long id) {
            CacheContext here = CacheContext.current().orElseThrow();
            return Mono.fromSupplier(() -> run(here)).subscribeOn(Schedulers.boundedElastic());
        }

        @Cached(namespace = "flux", key = "id")
        Flux<String> flux(long id) {
            return Flux.defer(() -> Flux.just(run(injected)));
        }

        @Cached
        String nesting(long id) {
            CacheContext outer = CacheContext.current().orElseThrow();
            String inner = sync(id);
            assertThat(CacheContext.current()).containsSame(outer);
            return inner + injected.key().text();
        }
    }

    enum Shape {
        SYNC,
        FUTURE,
        MONO,
        DELAYED,
        ELSEWHERE,
        FLUX;

        @Nullable String find(Handlers handlers, long id) {
            return switch (this) {
                case SYNC -> handlers.sync(id);
                case FUTURE -> handlers.future(id).join();
                case MONO -> handlers.mono(id).block();
                case DELAYED -> handlers.delayed(id).block();
                case ELSEWHERE -> handlers.elsewhere(id).block();
                case FLUX -> handlers.flux(id).blockLast();
            };
        }

        String namespace() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    private ApplicationContext context;
    private Handlers handlers;
    private Caches caches;
    private long id;

    abstract Map<String, Object> backend();

    @BeforeAll
    void start() {
        Map<String, Object> properties = new HashMap<>(backend());
        properties.put("spec", "context");
        properties.put("larder.jitter", "0%");
        context = ApplicationContext.run(properties);
        handlers = context.getBean(Handlers.class);
        caches = context.getBean(Caches.class);
    }

    @AfterAll
    void stop() {
        context.close();
    }

    /** A call that finds nothing, whose handler does this. */
    private void call(Shape shape, Consumer<CacheContext> script) {
        handlers.script = script;
        id++;
        try {
            shape.find(handlers, id);
        } finally {
            handlers.script = here -> {};
        }
    }

    private Duration remaining(Shape shape) {
        Cache<Long, Object> cache = caches.named(shape.namespace(), Long.class, Object.class);
        if (shape != Shape.FLUX) {
            Cache<Long, String> texts = caches.named(shape.namespace(), Long.class, String.class);
            await().until(() -> texts.contains(id));
            return texts.find(id).map(CachedValue::remaining).orElseThrow();
        }
        return cache.find(id).map(CachedValue::remaining).orElse(Duration.ZERO);
    }

    private int loadsOf(Shape shape) {
        int before = handlers.loads.get();
        shape.find(handlers, id);
        return handlers.loads.get() - before;
    }

    @ParameterizedTest
    @EnumSource
    void contextKnowsItsCall(Shape shape) {
        List<Object> seen = new CopyOnWriteArrayList<>();
        call(
                shape,
                here -> {
                    seen.add(here.isActive());
                    seen.add(here.namespace());
                    seen.add(here.key().text());
                    seen.add(here.status());
                });
        assertThat(seen)
                .containsExactly(true, shape.namespace(), Long.toString(id), CacheStatus.MISS);
        assertThat(CacheContext.current()).isEmpty();
        assertThat(handlers.injected.isActive()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "FLUX")
    void lifetimeOfOneCallIsSet(Shape shape) {
        call(shape, here -> here.expire(Duration.ofMinutes(3)));
        assertThat(remaining(shape)).isLessThanOrEqualTo(Duration.ofMinutes(3));
        call(shape, here -> here.expireAt(Instant.now().plus(Duration.ofMinutes(5))));
        assertThat(remaining(shape)).isBetween(Duration.ofMinutes(4), Duration.ofMillis(300_500));
        call(shape, here -> here.expire(Cache.FOREVER));
        assertThat(remaining(shape)).isEqualTo(Cache.FOREVER);
        call(shape, here -> here.expireAt(Instant.MAX));
        assertThat(remaining(shape)).isEqualTo(Cache.FOREVER);
        call(shape, here -> {});
        assertThat(remaining(shape)).isGreaterThan(Duration.ofMinutes(9));
    }

    @ParameterizedTest
    @EnumSource
    void lifetimeThatIsNoneIsAnError(Shape shape) {
        for (Consumer<CacheContext> wrong :
                List.<Consumer<CacheContext>>of(
                        here -> here.expire(Duration.ZERO),
                        here -> here.expire(Duration.ofSeconds(-1)),
                        here -> here.expireAt(Instant.EPOCH),
                        here -> here.tags("no blanks"))) {
            assertThatThrownBy(() -> call(shape, wrong))
                    .satisfiesAnyOf(
                            e -> assertThat(e).isInstanceOf(IllegalArgumentException.class),
                            e -> assertThat(e).hasCauseInstanceOf(IllegalArgumentException.class));
        }
    }

    @ParameterizedTest
    @EnumSource
    void tagsAreAdded(Shape shape) {
        call(shape, here -> here.tags("own:" + id, "more"));
        assertThat(loadsOf(shape)).isZero();
        caches.invalidateTags("own:" + id);
        assertThat(loadsOf(shape)).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void resultMayBeKeptFromBeingStored(Shape shape) {
        call(shape, CacheContext::doNotStore);
        assertThat(loadsOf(shape)).isEqualTo(1);
        assertThat(loadsOf(shape)).isZero();
    }

    @ParameterizedTest
    @EnumSource
    @Tag("B3")
    void nothingIsLeftOfACallThatThrows(Shape shape) {
        assertThatThrownBy(
                        () ->
                                call(
                                        shape,
                                        here -> {
                                            here.expire(Duration.ofSeconds(1))
                                                    .tags("left")
                                                    .doNotStore();
                                            throw new IllegalStateException("thrown");
                                        }))
                .hasStackTraceContaining("thrown");
        assertThat(CacheContext.current()).isEmpty();
        assertThat(handlers.injected.isActive()).isFalse();
        assertThat(loadsOf(shape)).isEqualTo(1);
        assertThat(loadsOf(shape)).isZero();
        caches.invalidateTags("left");
        assertThat(loadsOf(shape)).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void statusSaysWhyTheHandlerRuns(Shape shape) {
        List<CacheStatus> seen = new CopyOnWriteArrayList<>();
        id++;
        handlers.script =
                here -> {
                    seen.add(here.status());
                    here.expire(Duration.ofSeconds(5)).tags("x").codec(StringCodec.class);
                };
        if (shape == Shape.FLUX) {
            handlers.script = here -> seen.add(here.status());
        }
        caches.bypass(() -> shape.find(handlers, id));
        caches.refresh(() -> shape.find(handlers, id));
        shape.find(handlers, id);
        handlers.script = here -> {};
        assertThat(seen).containsExactly(CacheStatus.BYPASS, CacheStatus.REFRESH);
    }

    @Test
    void innerCallHasAContextOfItsOwn() {
        id++;
        handlers.script = here -> here.expire(Duration.ofMinutes(3));
        String first = handlers.nesting(id);
        handlers.script = here -> {};
        assertThat(first).startsWith("v").endsWith("|" + id);
        assertThat(remaining(Shape.SYNC)).isLessThanOrEqualTo(Duration.ofMinutes(3));
    }

    @Test
    void outsideOfACallThereIsNone() {
        for (Consumer<CacheContext> use :
                List.<Consumer<CacheContext>>of(
                        CacheContext::key,
                        CacheContext::namespace,
                        CacheContext::status,
                        here -> here.expire(Duration.ofSeconds(1)),
                        here -> here.expireAt(Instant.now().plusSeconds(1)),
                        here -> here.tags("a"),
                        CacheContext::doNotStore,
                        here -> here.codec(StringCodec.class))) {
            assertThatThrownBy(() -> use.accept(handlers.injected))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("CacheContext.current()");
        }
    }

    @Test
    void codecThatIsNoneIsAnError() {
        assertThatThrownBy(() -> call(Shape.FLUX, here -> here.codec(StringCodec.class)))
                .hasStackTraceContaining("StringCodec doesn't support");
    }

    @Test
    void contextIsThereWhereLarderIsDisabled() {
        try (ApplicationContext disabled =
                ApplicationContext.run(Map.of("spec", "context", "larder.enabled", "false"))) {
            Handlers other = disabled.getBean(Handlers.class);
            for (Shape shape : Shape.values()) {
                List<Object> seen = new CopyOnWriteArrayList<>();
                other.script =
                        here -> {
                            seen.add(here.status());
                            here.expire(Duration.ofSeconds(1)).tags("a").doNotStore();
                            seen.add(here.namespace().contains("Handlers"));
                        };
                shape.find(other, 1);
                shape.find(other, 1);
                assertThat(seen)
                        .as(shape.name())
                        .containsExactly(CacheStatus.DISABLED, true, CacheStatus.DISABLED, true);
            }
            Cache<Long, String> cache =
                    disabled.getBean(Caches.class).named("sync", Long.class, String.class);
            cache.put(1L, "a");
            assertThat(cache.get(1L)).isEmpty();
            assertThat(cache.<RuntimeException>getOrLoad(1L, key -> "loaded")).isEqualTo("loaded");
            assertThat(cache.<RuntimeException>getOrLoad(1L, key -> "again")).isEqualTo("again");
        }
    }
}
