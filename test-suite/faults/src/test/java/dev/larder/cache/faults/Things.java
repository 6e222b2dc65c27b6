package dev.larder.cache.faults;

import dev.larder.cache.annotation.CacheInvalidate;
import dev.larder.cache.annotation.Cached;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletableFuture;
import reactor.core.publisher.Mono;

/** One namespace, read and changed in several shapes: all of them name the same entries. */
@Singleton
@Requires(property = "spec", value = "faults")
class Things {

    static final String NAMESPACE = "things";

    private final Source source;

    Things(Source source) {
        this.source = source;
    }

    @Cached(namespace = NAMESPACE, key = "id")
    Long find(int id) {
        return source.load(id);
    }

    @Cached(namespace = NAMESPACE, key = "id")
    CompletableFuture<Long> findLater(int id) {
        return CompletableFuture.supplyAsync(() -> source.load(id));
    }

    @Cached(namespace = NAMESPACE, key = "id")
    Mono<Long> findReactively(int id) {
        return Mono.fromCallable(() -> source.load(id));
    }

    @CacheInvalidate(namespace = NAMESPACE, key = "id")
    Long change(int id) {
        return source.change(id);
    }

    @CacheInvalidate(namespace = NAMESPACE, key = "id")
    CompletableFuture<Long> changeLater(int id) {
        return CompletableFuture.supplyAsync(() -> source.change(id));
    }

    @CacheInvalidate(namespace = NAMESPACE, key = "id")
    Mono<Long> changeReactively(int id) {
        return Mono.fromCallable(() -> source.change(id));
    }
}
