package dev.larder.cache.history;

import dev.larder.cache.CacheStatistics;
import dev.larder.cache.backend.EntryBackend;
import dev.larder.cache.backend.EntrySpace;
import dev.larder.cache.backend.SpaceSpec;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/** A backend whose permits are equal for all loads of a key that are under way. */
final class JoiningBackend implements EntryBackend {

    private final EntryBackend real;
    private final Map<SpaceSpec, EntrySpace> spaces = new ConcurrentHashMap<>();

    JoiningBackend(EntryBackend real) {
        this.real = real;
    }

    @Override
    public EntrySpace space(SpaceSpec spec) {
        return spaces.computeIfAbsent(spec, one -> new JoiningSpace(real.space(one)));
    }

    @Override
    public CompletionStage<Void> invalidateTags(Collection<String> tags) {
        return real.invalidateTags(tags);
    }

    @Override
    public boolean remote() {
        return true;
    }

    @Override
    public String name() {
        return "joining";
    }

    @Override
    public String type() {
        return "joining";
    }

    @Override
    public CacheStatistics statistics() {
        return real.statistics();
    }

    @Override
    public boolean available() {
        return real.available();
    }

    @Override
    public void close() {
        // the other one is closed by who made it
    }
}
