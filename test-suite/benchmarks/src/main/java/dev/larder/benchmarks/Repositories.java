package dev.larder.benchmarks;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.larder.cache.annotation.Cached;
import io.micronaut.cache.annotation.Cacheable;
import jakarta.inject.Singleton;
import java.time.Duration;

/** The same method behind each cache. */
final class Repositories {

    private Repositories() {}

    private static String load(long id, String language) {
        return "product " + id + " in " + language;
    }

    @Singleton
    static class ByLarder {

        @Cached(expire = "10m")
        String find(long id, String language) {
            return load(id, language);
        }
    }

    @Singleton
    static class ByMicronautCache {

        @Cacheable("products")
        String find(long id, String language) {
            return load(id, language);
        }
    }

    /**
     * What one writes without a caching library: Caffeine, expiry after writing, a record as key.
     */
    static final class ByHand {

        private record Key(long id, String language) {}

        private final Cache<Key, String> cache =
                Caffeine.newBuilder()
                        .maximumSize(10_000)
                        .expireAfterWrite(Duration.ofMinutes(10))
                        .build();

        String find(long id, String language) {
            return cache.get(new Key(id, language), key -> load(key.id(), key.language()));
        }
    }
}
