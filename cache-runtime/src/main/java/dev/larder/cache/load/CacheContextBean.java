package dev.larder.cache.load;

import dev.larder.cache.CacheContext;
import dev.larder.cache.CacheStatus;
import dev.larder.cache.entry.Codec;
import dev.larder.cache.key.CacheKey;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;

/** The injected context: stands for the call that runs where it is used. */
@Singleton
final class CacheContextBean implements CacheContext {

    private static CacheContext here() {
        return CacheContext.current()
                .orElseThrow(
                        () ->
                                new IllegalStateException(
                                        "No cached call runs here. A CacheContext is there while a @Cached method runs;"
                                                + " on a thread of your own use what CacheContext.current() gave before."));
    }

    @Override
    public boolean isActive() {
        return CacheContext.current().isPresent();
    }

    @Override
    public CacheKey key() {
        return here().key();
    }

    @Override
    public String namespace() {
        return here().namespace();
    }

    @Override
    public CacheStatus status() {
        return here().status();
    }

    @Override
    public CacheContext expire(Duration duration) {
        return here().expire(duration);
    }

    @Override
    public CacheContext expireAt(Instant time) {
        return here().expireAt(time);
    }

    @Override
    public CacheContext tags(String... tags) {
        return here().tags(tags);
    }

    @Override
    public CacheContext doNotStore() {
        return here().doNotStore();
    }

    @Override
    public CacheContext codec(Class<? extends Codec> codec) {
        return here().codec(codec);
    }
}
