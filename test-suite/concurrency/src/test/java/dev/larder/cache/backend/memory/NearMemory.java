package dev.larder.cache.backend.memory;

import dev.larder.cache.CacheStatistics;
import dev.larder.cache.backend.EntryBackend;
import dev.larder.cache.backend.EntrySpace;
import dev.larder.cache.backend.SpaceSpec;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Memory with one key, as the near side of a tiered backend. */
public final class NearMemory implements EntryBackend {

    private final OneKey key;

    /** Of that key. */
    public NearMemory(OneKey key) {
        this.key = key;
    }

    @Override
    public EntrySpace space(SpaceSpec spec) {
        return key.space();
    }

    @Override
    public CompletionStage<Void> invalidateTags(Collection<String> tags) {
        key.invalidateTags(tags);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public boolean remote() {
        return false;
    }

    @Override
    public String name() {
        return "near";
    }

    @Override
    public String type() {
        return "memory";
    }

    @Override
    public boolean available() {
        return true;
    }

    @Override
    public CacheStatistics statistics() {
        return new CacheStatistics(0, 0, 0, 0, 0, Duration.ZERO, 0, 0, 0, 0, 0, 0, "CLOSED");
    }

    @Override
    public void close() {}
}
