package dev.larder.cache.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.cache.Cache;
import dev.larder.cache.Caches;
import dev.larder.cache.annotation.Cached;
import dev.larder.cache.tck.server.RedisServer;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.publisher.Mono;

/**
 * Many callers want a cold entry at the same moment, more than this machine can run at once: that
 * they wait for its processors must not look as if the backend was slow.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HerdTest {

    private static final int CALLERS = 1_000;
    private static final int ENTRIES = 5;
    private static final int WARM = 1_000;
    private static final long LOAD_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    @Singleton
    @Requires(property = "spec", value = "herd")
    static class Repository {
        final AtomicInteger loads = new AtomicInteger();

        private String load(int id) {
            loads.incrementAndGet();
            LockSupport.parkNanos(LOAD_NANOS);
            return "value " + id;
        }

        @Cached(namespace = "herd-plain", key = "id")
        String plain(int id) {
            return load(id);
        }

        @Cached(namespace = "herd-future", key = "id")
        CompletableFuture<String> future(int id) {
            return CompletableFuture.supplyAsync(() -> load(id));
        }

        @Cached(namespace = "herd-mono", key = "id")
        Mono<String> mono(int id) {
            return Mono.fromFuture(() -> CompletableFuture.supplyAsync(() -> load(id)));
        }
    }

    enum Shape {
        PLAIN {
            @Override
            IntFunction<Object> of(ApplicationContext application) {
                return application.getBean(Repository.class)::plain;
            }
        },
        FUTURE {
            @Override
            IntFunction<Object> of(ApplicationContext application) {
                return application.getBean(Repository.class)::future;
            }
        },
        MONO {
            @Override
            IntFunction<Object> of(ApplicationContext application) {
                Repository repository = application.getBean(Repository.class);
                return id -> repository.mono(id).toFuture();
            }
        },
        BY_HAND {
            @Override
            IntFunction<Object> of(ApplicationContext application) {
                Repository repository = application.getBean(Repository.class);
                Cache<Integer, String> cache =
                        application
                                .getBean(Caches.class)
                                .named("herd-by-hand", Integer.class, String.class);
                return id -> cache.getOrLoad(id, repository::load);
            }
        },
        BY_HAND_LATER {
            @Override
            IntFunction<Object> of(ApplicationContext application) {
                Repository repository = application.getBean(Repository.class);
                Cache<Integer, String> cache =
                        application
                                .getBean(Caches.class)
                                .named("herd-by-hand-later", Integer.class, String.class);
                return id ->
                        cache.async()
                                .getOrLoad(
                                        id,
                                        key ->
                                                CompletableFuture.supplyAsync(
                                                        () -> repository.load(key)));
            }
        };

        abstract IntFunction<Object> of(ApplicationContext application);
    }

    private final RedisServer server = RedisServer.startOwn();
    private final ExecutorService threads = Executors.newFixedThreadPool(CALLERS);
    private ApplicationContext application;
    private Repository repository;

    @BeforeAll
    void start() {
        application =
                ApplicationContext.run(
                        Map.of(
                                "spec",
                                "herd",
                                "larder.backend",
                                "redis",
                                "redis.uri",
                                server.uri()));
        repository = application.getBean(Repository.class);
    }

    @AfterAll
    void close() {
        threads.shutdownNow();
        application.close();
        server.close();
    }

    @ParameterizedTest
    @EnumSource
    void thousandCallersOfAColdEntryRunTheMethodOnce(Shape shape) throws Exception {
        IntFunction<Object> call = shape.of(application);
        for (int id = WARM; id < WARM + 20; id++) {
            assertThat(value(call.apply(id))).isEqualTo("value " + id);
        }
        for (int id = 0; id < ENTRIES; id++) {
            repository.loads.set(0);
            assertThat(all(call, id)).hasSize(CALLERS).containsOnly("value " + id);
            assertThat(repository.loads).as("loads of entry " + id).hasValue(1);
        }
    }

    private List<Object> all(IntFunction<Object> call, int id) throws Exception {
        CountDownLatch gathered = new CountDownLatch(CALLERS);
        List<Future<Object>> calls = new ArrayList<>();
        for (int i = 0; i < CALLERS; i++) {
            calls.add(
                    threads.submit(
                            () -> {
                                gathered.countDown();
                                gathered.await();
                                return call.apply(id);
                            }));
        }
        List<Object> values = new ArrayList<>();
        for (Future<Object> one : calls) {
            values.add(value(one.get(60, TimeUnit.SECONDS)));
        }
        return values;
    }

    private static Object value(Object result) throws Exception {
        return result instanceof CompletionStage<?> stage
                ? stage.toCompletableFuture().get(60, TimeUnit.SECONDS)
                : result;
    }
}
