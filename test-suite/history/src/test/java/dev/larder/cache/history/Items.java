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

/** With tags that the arguments of reads tell. */
@Singleton
@Requires(property = "spec", value = "history")
@CacheDefaults(namespace = Address.ITEMS)
class Items implements Stock {

    private final Source source;

    Items(Source source) {
        this.source = source;
    }

    @Override
    public String namespace() {
        return Address.ITEMS;
    }

    @Override
    @Cached(key = "key", tags = "group-{group}")
    public Version find(String key, String group) {
        return source.load(Address.ITEMS, key);
    }

    @Override
    @Cached(key = "key", tags = "group-{group}")
    public CompletableFuture<Version> findLater(String key, String group) {
        return CompletableFuture.supplyAsync(() -> source.load(Address.ITEMS, key));
    }

    @Override
    @Cached(key = "key", tags = "group-{group}")
    public Mono<Version> findReactively(String key, String group) {
        return Mono.fromCallable(() -> source.load(Address.ITEMS, key));
    }

    @Override
    @CacheInvalidate(key = "key")
    public Version change(String key, Commit commit) {
        return commit.raise(new Address(Address.ITEMS, key));
    }

    @Override
    @CacheInvalidate(key = "key")
    public CompletableFuture<Version> changeLater(String key, Commit commit) {
        return CompletableFuture.supplyAsync(() -> commit.raise(new Address(Address.ITEMS, key)));
    }

    @Override
    @CacheInvalidate(key = "key")
    public Mono<Version> changeReactively(String key, Commit commit) {
        return Mono.fromCallable(() -> commit.raise(new Address(Address.ITEMS, key)));
    }

    @Override
    @CacheInvalidate(all = true)
    public boolean changeAll(Collection<Address> all, Commit commit) {
        return commit.raise(all);
    }

    @Override
    @CachePut(key = "key", tags = "group-{result.group}")
    public Version save(String key, Commit commit) {
        return commit.raise(new Address(Address.ITEMS, key));
    }

    @Override
    @CachePut(key = "key", tags = "group-{result.group}")
    public CompletableFuture<Version> saveLater(String key, Commit commit) {
        return CompletableFuture.supplyAsync(() -> commit.raise(new Address(Address.ITEMS, key)));
    }
}
