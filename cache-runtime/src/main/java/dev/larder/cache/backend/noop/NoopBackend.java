package dev.larder.cache.backend.noop;

import dev.larder.cache.CacheStatistics;
import dev.larder.cache.backend.CurrentCell;
import dev.larder.cache.backend.EntryBackend;
import dev.larder.cache.backend.EntrySpace;
import dev.larder.cache.backend.LocalMarks;
import dev.larder.cache.backend.SpaceSpec;
import dev.larder.cache.backend.TagCells;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps nothing. */
final class NoopBackend implements EntryBackend {

    private final String name;
    private final TagCells tags = new TagCells();
    private final Map<String, CurrentCell> namespaces = new ConcurrentHashMap<>();
    private final Map<String, NoopSpace> spaces = new ConcurrentHashMap<>();

    NoopBackend(String name) {
        this.name = name;
    }

    @Override
    public EntrySpace space(SpaceSpec spec) {
        return spaces.computeIfAbsent(
                spec.kind() + spec.namespace(),
                id -> new NoopSpace(new LocalMarks(cell(spec.namespace())), tags));
    }

    private CurrentCell cell(String namespace) {
        return namespaces.computeIfAbsent(namespace, n -> new CurrentCell());
    }

    @Override
    public CompletionStage<Void> invalidateTags(Collection<String> invalid) {
        tags.invalidate(invalid);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public boolean remote() {
        return false;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String type() {
        return "none";
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
