package dev.larder.cache.life;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.larder.cache.Cache;
import dev.larder.cache.CacheException;
import dev.larder.cache.Caches;
import dev.larder.cache.annotation.CacheInvalidate;
import dev.larder.cache.annotation.CachePut;
import dev.larder.cache.annotation.Cached;
import dev.larder.cache.intercept.EventLoopRule;
import dev.larder.cache.support.Gate;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Sync calls on threads that must not block. */
class EventLoopTest {

    @Singleton
    @Requires(property = "spec", value = "event-loop")
    static class Repository {
        final AtomicInteger loads = new AtomicInteger();
        volatile Gate gate = open();

        private static Gate open() {
            Gate gate = new Gate();
            gate.open();
            return gate;
        }

        private String load() {
            String value = "v" + loads.incrementAndGet();
            gate.pass();
            return value;
        }

        @Cached(namespace = "loop", key = "id")
        String find(long id) {
            return load();
        }

        @Cached(namespace = "loop", key = "id")
        Mono<String> mono(long id) {
            return Mono.fromSupplier(this::load);
        }

        @CachePut(namespace = "loop", key = "id")
        String save(long id) {
            return "saved";
        }

        @CacheInvalidate(namespace = "loop", key = "id")
        String delete(long id) {
            return "deleted";
        }
    }

    private static ApplicationContext run(boolean remote, String... more) {
        Map<String, Object> properties = new HashMap<>();
        properties.put("spec", "event-loop");
        if (remote) {
            properties.put("larder.backend", "scripted");
            properties.put("larder.backends.scripted.type", "scripted");
            properties.put("larder.timeout", "5s");
            properties.put("larder.breaker.slow", "5s");
        }
        for (int i = 0; i < more.length; i += 2) {
            properties.put(more[i], more[i + 1]);
        }
        return ApplicationContext.run(properties);
    }

    /** A call on a thread as event loops have them. */
    private static <T> T there(Supplier<T> call) {
        Scheduler loop = Schedulers.newParallel("loop", 1);
        try {
            CompletableFuture<T> result = new CompletableFuture<>();
            loop.schedule(
                    () -> {
                        try {
                            result.complete(call.get());
                        } catch (Throwable e) {
                            result.completeExceptionally(e);
                        }
                    });
            return result.get(10, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause
                    ? cause
                    : new IllegalStateException(e.getCause());
        } catch (InterruptedException | TimeoutException e) {
            throw new IllegalStateException(e);
        } finally {
            loop.dispose();
        }
    }

    @Test
    void memoryIsReadAndFilledThere() {
        try (ApplicationContext context = run(false)) {
            Repository repository = context.getBean(Repository.class);
            String first = there(() -> repository.find(1));
            assertThat(there(() -> repository.find(1))).isEqualTo(first);
            assertThat(there(() -> repository.save(1))).isEqualTo("saved");
            assertThat(there(() -> repository.find(1))).isEqualTo("saved");
            there(() -> repository.delete(1));
            assertThat(there(() -> repository.find(1))).isNotEqualTo("saved");
            assertThat(repository.loads).hasValue(2);
        }
    }

    @Test
    void nobodyWaitsThereForTheLoadOfAnother() {
        try (ApplicationContext context = run(false)) {
            Repository repository = context.getBean(Repository.class);
            Gate slow = new Gate();
            repository.gate = slow;
            CompletableFuture<String> leader =
                    CompletableFuture.supplyAsync(() -> repository.find(1));
            slow.awaitArrival();
            repository.gate = Repository.open();
            assertThat(there(() -> repository.find(1))).isEqualTo("v2");
            slow.open();
            assertThat(leader.join()).isEqualTo("v1");
        }
    }

    @Test
    void remoteBackendIsNotWaitedForAndTheMethodIsNamedOnce() {
        ListAppender<ILoggingEvent> warnings = new ListAppender<>();
        warnings.list = new CopyOnWriteArrayList<>();
        warnings.start();
        Logger logger = (Logger) LoggerFactory.getLogger(EventLoopRule.class);
        logger.addAppender(warnings);
        try (ApplicationContext context = run(true)) {
            Repository repository = context.getBean(Repository.class);
            Cache<Long, String> cache =
                    context.getBean(Caches.class).named("loop", Long.class, String.class);
            assertThat(there(() -> repository.find(1))).isEqualTo("v1");
            assertThat(there(() -> repository.find(1))).isEqualTo("v2");
            assertThat(cache.get(1L)).isEmpty();
            assertThat(repository.mono(1).block()).isEqualTo("v3");
            assertThat(there(() -> repository.mono(1).toFuture()).join()).isEqualTo("v3");
            assertThat(there(() -> repository.save(1))).isEqualTo("saved");
            assertThat(cache.get(1L)).isEmpty();
            cache.put(1L, "a");
            assertThat(there(() -> cache.get(1L))).isEmpty();
            there(() -> repository.delete(1));
            assertThat(cache.get(1L)).isEmpty();
            assertThat(
                            warnings.list.stream()
                                    .map(ILoggingEvent::getFormattedMessage)
                                    .filter(message -> message.contains("Repository.find(long)")))
                    .hasSize(1)
                    .allMatch(message -> message.contains("Mono"));
        } finally {
            logger.detachAppender(warnings);
        }
    }

    @Test
    void callsThereMayBeMadeToFail() {
        try (ApplicationContext context = run(true, "larder.event-loop", "fail")) {
            Repository repository = context.getBean(Repository.class);
            assertThatThrownBy(() -> there(() -> repository.find(1)))
                    .isInstanceOf(CacheException.class)
                    .hasMessageContaining("Repository.find(long)")
                    .hasMessageContaining("larder.event-loop");
            assertThat(repository.loads).hasValue(0);
            assertThat(repository.find(1)).isEqualTo("v1");
            assertThat(there(() -> repository.mono(1).toFuture()).join()).isEqualTo("v1");
        }
        try (ApplicationContext context = run(false, "larder.event-loop", "fail")) {
            Repository repository = context.getBean(Repository.class);
            assertThat(there(() -> repository.find(1))).isEqualTo("v1");
        }
    }
}
