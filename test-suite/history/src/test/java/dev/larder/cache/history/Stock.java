package dev.larder.cache.history;

import java.util.Collection;
import java.util.concurrent.CompletableFuture;
import reactor.core.publisher.Mono;

/**
 * A cached repository, the same in each namespace. What is called change invalidates, what is
 * called save puts.
 */
interface Stock {

    String namespace();

    Version find(String key, String group);

    CompletableFuture<Version> findLater(String key, String group);

    Mono<Version> findReactively(String key, String group);

    Version change(String key, Commit commit);

    CompletableFuture<Version> changeLater(String key, Commit commit);

    Mono<Version> changeReactively(String key, Commit commit);

    boolean changeAll(Collection<Address> all, Commit commit);

    Version save(String key, Commit commit);

    CompletableFuture<Version> saveLater(String key, Commit commit);
}
