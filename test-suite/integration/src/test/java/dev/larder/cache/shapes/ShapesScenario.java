package dev.larder.cache.shapes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.cache.CacheContext;
import dev.larder.cache.CacheRecursionException;
import dev.larder.cache.CacheStatus;
import dev.larder.cache.Caches;
import dev.larder.cache.support.Gate;
import dev.larder.cache.support.SettableClock;
import io.micronaut.context.ApplicationContext;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every shape has to do, on every backend. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ShapesScenario {

    private ApplicationContext context;
    private Source source;
    private SettableClock clock;
    private Caches caches;
    private int ids;

    abstract Map<String, Object> backend();

    /** Whether lifetimes follow the clock of the test; those of a server follow the server's. */
    boolean clockCounts() {
        return true;
    }

    @BeforeAll
    void start() {
        Map<String, Object> properties = new HashMap<>(backend());
        properties.put("spec", "shapes");
        properties.put("test.clock", "settable");
        context = ApplicationContext.run(properties);
        source = context.getBean(Source.class);
        clock = context.getBean(SettableClock.class);
        caches = context.getBean(Caches.class);
    }

    @AfterAll
    void stop() {
        context.close();
    }

    Stream<CallShape> shapes() {
        return CallShape.all(context).stream();
    }

    private int freshId() {
        return ++ids;
    }

    private int loadsDuring(Runnable calls) {
        int before = source.loads();
        calls.run();
        return source.loads() - before;
    }

    @ParameterizedTest
    @MethodSource("shapes")
    @Tag("B16")
    void secondCallIsAnsweredFromTheCache(CallShape shape) {
        int id = freshId();
        String first = shape.find(id);
        assertThat(loadsDuring(() -> assertThat(shape.find(id)).isEqualTo(first))).isZero();
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void entryIsLoadedAnewAfterItsLifetime(CallShape shape) {
        if (!clockCounts()) {
            return;
        }
        int id = freshId();
        String first = shape.find(id);
        clock.advance(Duration.ofSeconds(61));
        assertThat(shape.find(id)).isNotEqualTo(first);
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void nullIsAValue(CallShape shape) {
        int id = freshId();
        boolean empty =
                List.of("fluxes", "publishers", "optional", "stages").contains(shape.name());
        source.script(id, n -> null);
        assertThat(
                        loadsDuring(
                                () -> {
                                    assertThat(shape.find(id)).isNull();
                                    assertThat(shape.find(id)).isNull();
                                }))
                .isEqualTo(empty ? 2 : 1);
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void failureReachesTheCallerAsItIsAndIsNotStored(CallShape shape) {
        int id = freshId();
        IllegalStateException failure = new IllegalStateException("no");
        source.script(
                id,
                n -> {
                    throw failure;
                });
        assertThatThrownBy(() -> shape.find(id)).isSameAs(failure);
        assertThat(loadsDuring(() -> assertThatThrownBy(() -> shape.find(id)).isSameAs(failure)))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("shapes")
    @Tag("B1")
    void thousandCallersOfAColdKeyRunTheMethodOnce(CallShape shape) throws Exception {
        int id = freshId();
        Gate gate = new Gate();
        source.script(
                id,
                n -> {
                    gate.pass();
                    return "once";
                });
        int before = source.loads();
        CountDownLatch started = new CountDownLatch(1000);
        List<CompletableFuture<@Nullable String>> calls =
                IntStream.range(0, 1000)
                        .mapToObj(
                                i ->
                                        CompletableFuture.supplyAsync(
                                                () -> {
                                                    started.countDown();
                                                    return shape.find(id);
                                                },
                                                Carried.THREADS))
                        .toList();
        started.await();
        gate.awaitArrival();
        gate.open();
        for (CompletableFuture<@Nullable String> call : calls) {
            assertThat(call.get(20, java.util.concurrent.TimeUnit.SECONDS)).isEqualTo("once");
        }
        assertThat(source.loads() - before).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void failureReachesAllWhoWait(CallShape shape) {
        int id = freshId();
        Gate gate = new Gate();
        IllegalStateException failure = new IllegalStateException("for all");
        source.script(
                id,
                n -> {
                    gate.pass();
                    throw failure;
                });
        CompletableFuture<@Nullable String> leader = shape.findLater(id);
        gate.awaitArrival();
        CompletableFuture<@Nullable String> follower = shape.findLater(id);
        int before = source.loads();
        awaitWaiter(shape);
        gate.open();
        assertThatThrownBy(leader::join).hasCause(failure);
        assertThatThrownBy(follower::join).hasCause(failure);
        assertThat(source.loads()).isEqualTo(before);
    }

    private void awaitWaiter(CallShape shape) {
        var cache = caches.named(shape.name(), Integer.class, String.class);
        long before = cache.statistics().waiters();
        org.awaitility.Awaitility.await()
                .until(() -> cache.statistics().waiters() >= Math.max(1, before));
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void invalidationDuringALoadIsNotLost(CallShape shape) {
        int id = freshId();
        Gate gate = new Gate();
        source.script(
                id,
                n -> {
                    gate.pass();
                    return "old";
                });
        CompletableFuture<@Nullable String> old = shape.findLater(id);
        gate.awaitArrival();
        source.script(id, n -> "new");
        shape.delete(id);
        assertThat(shape.find(id)).isEqualTo("new");
        gate.open();
        assertThat(old.join()).isEqualTo("old");
        assertThat(loadsDuring(() -> assertThat(shape.find(id)).isEqualTo("new"))).isZero();
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void tagInvalidationDuringALoadIsNotLost(CallShape shape) {
        int id = freshId();
        Gate gate = new Gate();
        source.script(
                id,
                n -> {
                    gate.pass();
                    return "old";
                });
        CompletableFuture<@Nullable String> old = shape.findLater(id);
        gate.awaitArrival();
        caches.invalidateTags("id:" + id);
        source.script(id, n -> "new");
        gate.open();
        old.join();
        assertThat(shape.find(id)).isEqualTo("new");
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void putReplacesWhatIsThere(CallShape shape) {
        int id = freshId();
        shape.find(id);
        shape.save(id, "put");
        assertThat(loadsDuring(() -> assertThat(shape.find(id)).isEqualTo("put"))).isZero();
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void putDuringALoadWins(CallShape shape) {
        int id = freshId();
        Gate gate = new Gate();
        source.script(
                id,
                n -> {
                    gate.pass();
                    return "old";
                });
        CompletableFuture<@Nullable String> old = shape.findLater(id);
        gate.awaitArrival();
        shape.save(id, "put");
        gate.open();
        old.join();
        assertThat(shape.find(id)).isEqualTo("put");
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void unlessKeepsAResultFromBeingStored(CallShape shape) {
        if (shape.name().equals("fluxes") || shape.name().equals("publishers")) {
            return;
        }
        int id = freshId();
        source.script(id, n -> "");
        assertThat(
                        loadsDuring(
                                () -> {
                                    shape.find(id);
                                    shape.find(id);
                                }))
                .isEqualTo(2);
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void contextSetsLifetimeAndTags(CallShape shape) {
        int id = freshId();
        AtomicReference<@Nullable CacheStatus> status = new AtomicReference<>();
        source.script(
                id,
                n -> {
                    CacheContext here = Carried.here(source.context());
                    status.set(here.status());
                    here.expire(Duration.ofSeconds(5)).tags("own:" + id);
                    return "v" + n;
                });
        String first = shape.find(id);
        assertThat(status.get()).isEqualTo(CacheStatus.MISS);
        if (clockCounts()) {
            clock.advance(Duration.ofSeconds(4));
        }
        assertThat(shape.find(id)).isEqualTo(first);
        if (clockCounts()) {
            clock.advance(Duration.ofSeconds(2));
        } else {
            shape.delete(id);
        }
        String second = shape.find(id);
        assertThat(second).isNotEqualTo(first);
        caches.invalidateTags("own:" + id);
        assertThat(shape.find(id)).isNotEqualTo(second);
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void contextKeepsAResultFromBeingStored(CallShape shape) {
        int id = freshId();
        source.script(
                id,
                n -> {
                    Carried.here(source.context()).doNotStore();
                    return "v" + n;
                });
        assertThat(
                        loadsDuring(
                                () -> {
                                    shape.find(id);
                                    shape.find(id);
                                }))
                .isEqualTo(2);
        assertThat(CacheContext.current()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void evictDropsTheEntryWithoutRunningTheMethod(CallShape shape) {
        int id = freshId();
        String first = shape.find(id);
        assertThat(
                        loadsDuring(
                                () ->
                                        caches.evict(
                                                () ->
                                                        assertThat(
                                                                        CallShape.plain(
                                                                                shape.repository()
                                                                                        .find(id)))
                                                                .isNull())))
                .isZero();
        assertThat(shape.find(id)).isNotEqualTo(first);
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void refreshReplacesTheEntry(CallShape shape) {
        int id = freshId();
        String first = shape.find(id);
        String second = CallShape.plain(caches.refresh(() -> shape.repository().find(id)));
        assertThat(second).isNotEqualTo(first);
        org.awaitility.Awaitility.await()
                .untilAsserted(() -> assertThat(shape.find(id)).isEqualTo(second));
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void bypassNeitherReadsNorWrites(CallShape shape) {
        int id = freshId();
        String first = shape.find(id);
        assertThat(CallShape.plain(caches.bypass(() -> shape.repository().find(id))))
                .isNotEqualTo(first);
        assertThat(shape.find(id)).isEqualTo(first);
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void recursionOnTheSameKeyIsAnError(CallShape shape) {
        if (shape.name().equals("futures") || shape.name().equals("stages")) {
            return;
        }
        int id = freshId();
        source.script(id, n -> CallShape.plain(shape.repository().find(id)));
        assertThatThrownBy(() -> shape.find(id))
                .isInstanceOf(CacheRecursionException.class)
                .hasMessageContaining(shape.name() + "[" + id + "]");
    }
}
