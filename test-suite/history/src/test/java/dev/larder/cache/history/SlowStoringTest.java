package dev.larder.cache.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.larder.cache.Cache;
import dev.larder.cache.Caches;
import dev.larder.cache.backend.BackendContext;
import dev.larder.cache.backend.BackendProvider;
import dev.larder.cache.backend.BinaryBackend;
import dev.larder.cache.backend.EntryBackend;
import dev.larder.cache.backend.Token;
import dev.larder.cache.backend.redis.RedisAuthorities;
import dev.larder.cache.backend.remote.RemoteBackend;
import dev.larder.cache.key.StorageKey;
import dev.larder.cache.settings.BackendSettings;
import dev.larder.cache.tck.server.RedisServer;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Between the end of a load and the moment at which Redis has its value nobody loads again. */
class SlowStoringTest {

    @Singleton
    @Requires(property = "spec", value = "history")
    @Requires(property = "larder.backends.slow.type", value = "slow-redis")
    static final class SlowRedis implements BackendProvider {

        final CompletableFuture<Void> goOn = new CompletableFuture<>();
        private final RedisAuthorities authorities;

        SlowRedis(RedisAuthorities authorities) {
            this.authorities = authorities;
        }

        @Override
        public String type() {
            return "slow-redis";
        }

        @Override
        public EntryBackend create(BackendSettings settings, BackendContext context) {
            BinaryBackend real = authorities.one(context.settings().timeout());
            return new RemoteBackend(settings, context, new SlowFills(real, goOn));
        }
    }

    /** Sends no fill before it may. */
    private static final class SlowFills extends PassingAuthority {

        private final CompletionStage<Void> goOn;

        SlowFills(BinaryBackend real, CompletionStage<Void> goOn) {
            super(real);
            this.goOn = goOn;
        }

        @Override
        public CompletionStage<Boolean> fill(
                StorageKey slot, Token permit, byte[] entry, Duration life) {
            return goOn.thenCompose(now -> super.fill(slot, permit, entry, life));
        }
    }

    private static ApplicationContext run(RedisServer server) {
        return ApplicationContext.run(
                Map.of(
                        "spec", "history",
                        "redis.uri", server.uri(),
                        "larder.backend", "slow",
                        "larder.backends.slow.type", "slow-redis",
                        "larder.timeout", "30s",
                        "larder.breaker.slow", "30s"));
    }

    @Test
    @Tag("B2")
    void callerThatComesBeforeTheValueIsStoredDoesNotLoad() {
        AtomicInteger loads = new AtomicInteger();
        try (RedisServer server = RedisServer.start();
                ApplicationContext context = run(server)) {
            Cache<Long, String> cache =
                    context.getBean(Caches.class).named("slow", Long.class, String.class);
            for (int i = 0; i < 3; i++) {
                assertThat(load(cache, loads)).isEqualTo("v1");
                assertThat(cache.contains(1L)).isFalse();
            }
            context.getBean(SlowRedis.class).goOn.complete(null);
            await().until(() -> cache.contains(1L));

            assertThat(load(cache, loads)).isEqualTo("v1");
        }
    }

    private static @Nullable String load(Cache<Long, String> cache, AtomicInteger loads) {
        return cache.getOrLoad(1L, id -> "v" + loads.incrementAndGet());
    }
}
