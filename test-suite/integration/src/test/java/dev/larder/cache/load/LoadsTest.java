package dev.larder.cache.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.larder.cache.CacheRecursionException;
import dev.larder.cache.Caches;
import dev.larder.cache.annotation.CacheBypass;
import dev.larder.cache.annotation.Cached;
import dev.larder.cache.support.Gate;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;

class LoadsTest {

    @Singleton
    @Requires(property = "spec", value = "loads")
    static class Repository {
        final AtomicInteger loads = new AtomicInteger();
        volatile Supplier<String> script = () -> "value";

        private String load() {
            loads.incrementAndGet();
            return script.get();
        }

        @Cached(namespace = "sync", key = "id")
        String sync(int id) {
            return load();
        }

        @Cached(namespace = "future", key = "id")
        CompletableFuture<String> future(int id) {
            return CompletableFuture.supplyAsync(this::load);
        }

        @Cached(namespace = "mono", key = "id")
        Mono<String> mono(int id) {
            return Mono.fromFuture(() -> CompletableFuture.supplyAsync(this::load));
        }

        @Cached(namespace = "alone", key = "id", singleFlight = Cached.Flight.NONE)
        String alone(int id) {
            return load();
        }

        @Cached(namespace = "impatient", key = "id", waitLimit = "100ms")
        String impatient(int id) {
            return load();
        }

        @Cached(namespace = "bypassable", key = "id")
        String refreshable(int id, @CacheBypass(CacheBypass.Mode.REFRESH) boolean fresh) {
            return load();
        }

        @Cached(namespace = "ping", key = "id")
        String ping(int id) {
            return "ping " + pong(id);
        }

        @Cached(namespace = "pong", key = "id")
        String pong(int id) {
            return "pong " + ping(id);
        }
    }

    private ApplicationContext context;
    private Repository repository;
    private Caches caches;

    @BeforeEach
    void start() {
        context = ApplicationContext.run(Map.of("spec", "loads"));
        repository = context.getBean(Repository.class);
        caches = context.getBean(Caches.class);
    }

    @AfterEach
    void stop() {
        context.close();
    }

    private long waiters(String namespace) {
        return caches.named(namespace, Integer.class, String.class).statistics().waiters();
    }

    private Gate gated(String value) {
        Gate gate = new Gate();
        repository.script =
                () -> {
                    gate.pass();
                    return value;
                };
        return gate;
    }

    @Test
    void loadGoesOnWhenTheFutureCallerWhoLedHasCancelled() {
        Gate gate = gated("kept");
        CompletableFuture<String> first = repository.future(1);
        gate.awaitArrival();
        CompletableFuture<String> second = repository.future(1);
        first.cancel(true);
        gate.open();
        assertThat(second.join()).isEqualTo("kept");
        assertThat(repository.future(1).join()).isEqualTo("kept");
        assertThat(repository.loads).hasValue(1);
    }

    @Test
    void loadIsStoredWhenAllReactorCallersHaveCancelled() {
        Gate gate = gated("kept");
        Disposable first = repository.mono(1).subscribe();
        gate.awaitArrival();
        first.dispose();
        gate.open();
        await().untilAsserted(
                        () ->
                                assertThat(caches.named("mono", Integer.class, String.class).get(1))
                                        .contains("kept"));
        assertThat(repository.loads).hasValue(1);
    }

    @Test
    void interruptReachesTheLoaderAndAWaiterLoadsAnew() throws Exception {
        AtomicReference<@Nullable Throwable> seen = new AtomicReference<>();
        repository.script =
                () -> {
                    if (repository.loads.get() > 1) {
                        return "second";
                    }
                    try {
                        Thread.sleep(20_000);
                        return "never";
                    } catch (InterruptedException e) {
                        throw new IllegalStateException("interrupted", e);
                    }
                };
        Thread leader =
                new Thread(
                        () -> {
                            try {
                                repository.sync(1);
                            } catch (Throwable e) {
                                seen.set(e);
                            }
                        });
        leader.start();
        await().until(() -> repository.loads.get() == 1);
        CompletableFuture<String> waiter = CompletableFuture.supplyAsync(() -> repository.sync(1));
        await().until(() -> waiters("sync") == 1);
        leader.interrupt();
        assertThat(waiter.get(10, java.util.concurrent.TimeUnit.SECONDS)).isEqualTo("second");
        leader.join(10_000);
        assertThat(seen.get()).isInstanceOf(IllegalStateException.class).hasMessage("interrupted");
    }

    @Test
    void interruptedWaiterLoadsItself() throws Exception {
        Gate gate = gated("slow");
        CompletableFuture<String> leader = CompletableFuture.supplyAsync(() -> repository.sync(1));
        gate.awaitArrival();
        repository.script = () -> "own " + Thread.currentThread().isInterrupted();
        AtomicReference<@Nullable String> own = new AtomicReference<>();
        Thread waiter = new Thread(() -> own.set(repository.sync(1)));
        waiter.start();
        await().until(() -> waiters("sync") == 1);
        waiter.interrupt();
        waiter.join(10_000);
        assertThat(own.get()).isEqualTo("own true");
        gate.open();
        assertThat(leader.join()).isEqualTo("slow");
    }

    @Test
    void callersOfSingleFlightNoneLoadThemselves() {
        Gate gate = gated("a");
        CompletableFuture<String> first = CompletableFuture.supplyAsync(() -> repository.alone(1));
        gate.awaitArrival();
        repository.script = () -> "b";
        assertThat(repository.alone(1)).isEqualTo("b");
        gate.open();
        assertThat(first.join()).isEqualTo("a");
        assertThat(repository.loads).hasValue(2);
    }

    @Test
    void afterTheWaitLimitOneWaiterLoadsAndTheOthersFollow() {
        Gate gate = gated("late");
        CompletableFuture<String> leader =
                CompletableFuture.supplyAsync(() -> repository.impatient(1));
        gate.awaitArrival();
        repository.script = () -> "again";
        List<CompletableFuture<String>> waiters =
                IntStream.range(0, 3)
                        .mapToObj(i -> CompletableFuture.supplyAsync(() -> repository.impatient(1)))
                        .toList();
        waiters.forEach(waiter -> assertThat(waiter.join()).isEqualTo("again"));
        assertThat(repository.loads).hasValueLessThanOrEqualTo(3);
        gate.open();
        assertThat(leader.join()).isEqualTo("late");
    }

    @Test
    void concurrentRefreshesShareOneLoadThatBeganAfterTheyCame() {
        Gate gate = gated("first");
        CompletableFuture<String> running =
                CompletableFuture.supplyAsync(() -> repository.refreshable(1, true));
        gate.awaitArrival();
        List<CompletableFuture<String>> forced =
                IntStream.range(0, 10)
                        .mapToObj(
                                i ->
                                        CompletableFuture.supplyAsync(
                                                () -> repository.refreshable(1, true),
                                                LoadsTest::start))
                        .toList();
        await().until(() -> waiters("bypassable") == 10);
        repository.script = () -> "second";
        gate.open();
        assertThat(running.join()).isEqualTo("first");
        forced.forEach(call -> assertThat(call.join()).isEqualTo("second"));
        assertThat(repository.loads).hasValue(2);
        assertThat(repository.refreshable(1, false)).isEqualTo("second");
    }

    private static void start(Runnable task) {
        Thread thread = new Thread(task);
        thread.setDaemon(true);
        thread.start();
    }

    @Test
    void recursionThroughAnotherMethodIsAnError() {
        assertThatThrownBy(() -> repository.ping(1))
                .isInstanceOf(CacheRecursionException.class)
                .hasMessageContaining("ping[1]");
        assertThatThrownBy(() -> repository.pong(1)).isInstanceOf(CacheRecursionException.class);
    }

    @Test
    void twoThreadsThatNeedEachOthersLoadsDoNotDeadlock() {
        Gate both = new Gate();
        CompletableFuture<String> ping =
                CompletableFuture.supplyAsync(() -> repository.ping(2), LoadsTest::start);
        CompletableFuture<String> pong =
                CompletableFuture.supplyAsync(() -> repository.pong(2), LoadsTest::start);
        both.open();
        assertThatThrownBy(() -> ping.get(10, java.util.concurrent.TimeUnit.SECONDS))
                .hasCauseInstanceOf(CacheRecursionException.class);
        assertThatThrownBy(() -> pong.get(10, java.util.concurrent.TimeUnit.SECONDS))
                .hasCauseInstanceOf(CacheRecursionException.class);
    }

    @Test
    void nothingIsLeftOfLoadsThatHaveEnded() {
        repository.sync(1);
        repository.script =
                () -> {
                    throw new IllegalStateException("no");
                };
        assertThatThrownBy(() -> repository.sync(2)).isInstanceOf(IllegalStateException.class);
        assertThat(context.getBean(SingleFlight.class).size()).isZero();
    }
}
