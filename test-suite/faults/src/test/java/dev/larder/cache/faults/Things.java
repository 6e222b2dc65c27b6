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
    static final String LARGE = "large";
    static final String MANY = "many";

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

    /** Loads when it begins, and ends when it is let go. */
    @Cached(namespace = NAMESPACE, key = "id")
    CompletableFuture<Long> findWhen(int id, CompletableFuture<Void> letGo) {
        long loaded = source.load(id);
        source.lateLoadBegun();
        return letGo.thenApply(done -> loaded);
    }

    /** The same, on the thread of its caller. */
    @Cached(namespace = NAMESPACE, key = "id")
    Long findHeld(int id, CompletableFuture<Void> letGo) {
        long loaded = source.load(id);
        letGo.join();
        return loaded;
    }

    @Cached(namespace = "queries", key = "id")
    Long query(int id) {
        return source.query(id);
    }

    @Cached(namespace = "queries", key = "id")
    CompletableFuture<Long> queryLater(int id) {
        return CompletableFuture.supplyAsync(() -> source.query(id));
    }

    @Cached(namespace = "queries", key = "id")
    Mono<Long> queryReactively(int id) {
        return Mono.fromCallable(() -> source.query(id));
    }

    @Cached(namespace = LARGE, key = "id")
    String large(int id, int size) {
        return id + ":" + "x".repeat(size);
    }

    @CacheInvalidate(namespace = MANY, key = "id")
    void changeOneOfMany(int id) {
        source.load(0);
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
