package dev.larder.cache.history;

import dev.larder.cache.annotation.CacheInvalidate;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletableFuture;

/** What concerns a whole group, in every namespace. */
@Singleton
@Requires(property = "spec", value = "history")
class Groups {

    @CacheInvalidate(tags = "group-{group}")
    boolean change(String group, Commit commit) {
        return commit.raise(Address.ofTag("group-" + group));
    }

    @CacheInvalidate(tags = "group-{group}")
    CompletableFuture<Boolean> changeLater(String group, Commit commit) {
        return CompletableFuture.supplyAsync(() -> commit.raise(Address.ofTag("group-" + group)));
    }
}
