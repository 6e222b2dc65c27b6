package dev.larder.cache.shapes;

import dev.larder.cache.annotation.CacheInvalidate;
import dev.larder.cache.annotation.CachePut;
import dev.larder.cache.annotation.Cached;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A repository in every shape; each has a namespace of its own and the same methods. */
final class Repositories {

    private Repositories() {}

    @Singleton
    @Requires(property = "spec", value = "shapes")
    static class Plain {
        private final Source source;

        Plain(Source source) {
            this.source = source;
        }

        @Cached(
                namespace = "plain",
                key = "id",
                expire = "1m",
                tags = "id:{id}",
                unless = "result.empty")
        @Nullable String find(int id) {
            return source.load(id);
        }

        @CachePut(namespace = "plain", key = "id")
        String save(int id, String value) {
            return value;
        }

        @CacheInvalidate(namespace = "plain", key = "id")
        void delete(int id) {}
    }

    @Singleton
    @Requires(property = "spec", value = "shapes")
    static class Optionally {
        private final Source source;

        Optionally(Source source) {
            this.source = source;
        }

        @Cached(
                namespace = "optional",
                key = "id",
                expire = "1m",
                tags = "id:{id}",
                unless = "result.empty")
        Optional<String> find(int id) {
            return Optional.ofNullable(source.load(id));
        }

        @CachePut(namespace = "optional", key = "id")
        Optional<String> save(int id, String value) {
            return Optional.of(value);
        }

        @CacheInvalidate(namespace = "optional", key = "id")
        Optional<String> delete(int id) {
            return Optional.empty();
        }
    }

    @Singleton
    @Requires(property = "spec", value = "shapes")
    static class Futures {
        private final Source source;

        Futures(Source source) {
            this.source = source;
        }

        @Cached(
                namespace = "futures",
                key = "id",
                expire = "1m",
                tags = "id:{id}",
                unless = "result.empty")
        CompletableFuture<@Nullable String> find(int id) {
            var context = dev.larder.cache.CacheContext.current();
            return CompletableFuture.supplyAsync(
                    () -> Carried.in(context, () -> source.load(id)), Carried.THREADS);
        }

        @CachePut(namespace = "futures", key = "id")
        CompletableFuture<String> save(int id, String value) {
            return CompletableFuture.supplyAsync(() -> value);
        }

        @CacheInvalidate(namespace = "futures", key = "id")
        CompletableFuture<Void> delete(int id) {
            return CompletableFuture.runAsync(() -> {});
        }
    }

    @Singleton
    @Requires(property = "spec", value = "shapes")
    static class Stages {
        private final Source source;

        Stages(Source source) {
            this.source = source;
        }

        @Cached(
                namespace = "stages",
                key = "id",
                expire = "1m",
                tags = "id:{id}",
                unless = "result.empty")
        CompletionStage<Optional<String>> find(int id) {
            var context = dev.larder.cache.CacheContext.current();
            return CompletableFuture.supplyAsync(
                    () -> Optional.ofNullable(Carried.in(context, () -> source.load(id))),
                    Carried.THREADS);
        }

        @CachePut(namespace = "stages", key = "id")
        CompletionStage<String> save(int id, String value) {
            return CompletableFuture.supplyAsync(() -> value);
        }

        @CacheInvalidate(namespace = "stages", key = "id")
        CompletionStage<Void> delete(int id) {
            return CompletableFuture.runAsync(() -> {});
        }
    }

    @Singleton
    @Requires(property = "spec", value = "shapes")
    static class Monos {
        private final Source source;

        Monos(Source source) {
            this.source = source;
        }

        @Cached(
                namespace = "monos",
                key = "id",
                expire = "1m",
                tags = "id:{id}",
                unless = "result.empty")
        Mono<String> find(int id) {
            return Mono.fromSupplier(() -> source.load(id));
        }

        @CachePut(namespace = "monos", key = "id")
        Mono<String> save(int id, String value) {
            return Mono.just(value);
        }

        @CacheInvalidate(namespace = "monos", key = "id")
        Mono<Void> delete(int id) {
            return Mono.empty();
        }
    }

    @Singleton
    @Requires(property = "spec", value = "shapes")
    static class Fluxes {
        private final Source source;

        Fluxes(Source source) {
            this.source = source;
        }

        @Cached(
                namespace = "fluxes",
                key = "id",
                expire = "1m",
                tags = "id:{id}",
                unless = "result.empty")
        Flux<String> find(int id) {
            return Flux.defer(
                    () -> {
                        String value = source.load(id);
                        return value == null ? Flux.empty() : Flux.just(value, "and more");
                    });
        }

        @CachePut(namespace = "fluxes", key = "id")
        Flux<String> save(int id, String value) {
            return Flux.just(value, "and more");
        }

        @CacheInvalidate(namespace = "fluxes", key = "id")
        Flux<String> delete(int id) {
            return Flux.just("deleted");
        }
    }

    @Singleton
    @Requires(property = "spec", value = "shapes")
    static class Publishers {
        private final Source source;

        Publishers(Source source) {
            this.source = source;
        }

        @Cached(
                namespace = "publishers",
                key = "id",
                expire = "1m",
                tags = "id:{id}",
                unless = "result.empty")
        Publisher<String> find(int id) {
            return Mono.fromSupplier(() -> source.load(id));
        }

        @CachePut(namespace = "publishers", key = "id")
        Publisher<String> save(int id, String value) {
            return Mono.just(value);
        }

        @CacheInvalidate(namespace = "publishers", key = "id")
        Publisher<String> delete(int id) {
            return Mono.just("deleted");
        }
    }

    /** A generic interface, as data repositories have it. */
    interface Finder<K, V> {
        @Nullable V find(K id);

        @CachePut(namespace = "generics", key = "id")
        default V save(K id, V value) {
            return value;
        }

        @CacheInvalidate(namespace = "generics", key = "id")
        default void delete(K id) {}
    }

    @Singleton
    @Requires(property = "spec", value = "shapes")
    static class Generics implements Finder<Integer, String> {
        private final Source source;

        Generics(Source source) {
            this.source = source;
        }

        @Override
        @Cached(
                namespace = "generics",
                key = "id",
                expire = "1m",
                tags = "id:{id}",
                unless = "result.empty")
        public @Nullable String find(Integer id) {
            return source.load(id);
        }
    }

    static List<Class<?>> all() {
        return List.of(
                Plain.class,
                Optionally.class,
                Futures.class,
                Stages.class,
                Monos.class,
                Fluxes.class,
                Publishers.class,
                Generics.class);
    }
}
