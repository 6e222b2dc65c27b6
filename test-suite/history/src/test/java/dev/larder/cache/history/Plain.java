package dev.larder.cache.history;

import dev.larder.cache.annotation.CacheDefaults;
import dev.larder.cache.annotation.CacheInvalidate;
import dev.larder.cache.annotation.CachePut;
import dev.larder.cache.annotation.Cached;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.concurrent.CompletableFuture;
import reactor.core.publisher.Mono;

/** Without tags. */
@Singleton
@Requires(property = "spec", value = "history")
@CacheDefaults(namespace = Address.PLAIN)
class Plain implements Stock {

    private final Source source;

    Plain(Source source) {
        this.source = source;
    }

    @Override
    public String namespace() {
        return Address.PLAIN;
    }

    @Override
    @Cached(key = "key")
    public Version find(String key, String group) {
        return source.load(Address.PLAIN, key);
    }

    @Override
    @Cached(key = "key")
    public CompletableFuture<Version> findLater(String key, String group) {
        return CompletableFuture.supplyAsync(() -> source.load(Address.PLAIN, key));
    }

    @Override
    @Cached(key = "key")
    public Mono<Version> findReactively(String key, String group) {
        return Mono.fromCallable(() -> source.load(Address.PLAIN, key));
    }

    @Override
    @CacheInvalidate(key = "key")
    public Version change(String key, Commit commit) {
        return commit.raise(new Address(Address.PLAIN, key));
    }

    @Override
    @CacheInvalidate(key = "key")
    public CompletableFuture<Version> changeLater(String key, Commit commit) {
        return CompletableFuture.supplyAsync(() -> commit.raise(new Address(Address.PLAIN, key)));
    }

    @Override
    @CacheInvalidate(key = "key")
    public Mono<Version> changeReactively(String key, Commit commit) {
        return Mono.fromCallable(() -> commit.raise(new Address(Address.PLAIN, key)));
    }

    @Override
    @CacheInvalidate(all = true)
    public boolean changeAll(Collection<Address> all, Commit commit) {
        return commit.raise(all);
    }

    @Override
    @CachePut(key = "key")
    public Version save(String key, Commit commit) {
        return commit.raise(new Address(Address.PLAIN, key));
    }

    @Override
    @CachePut(key = "key")
    public CompletableFuture<Version> saveLater(String key, Commit commit) {
        return CompletableFuture.supplyAsync(() -> commit.raise(new Address(Address.PLAIN, key)));
    }

    /** A put whose key only the result tells. */
    @CachePut(key = "result.key")
    public Version saveFound(String searched, Commit commit) {
        return commit.raise(new Address(Address.PLAIN, searched));
    }
}
