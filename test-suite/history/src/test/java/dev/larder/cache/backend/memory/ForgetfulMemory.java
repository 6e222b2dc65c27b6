package dev.larder.cache.backend.memory;

import dev.larder.cache.CacheStatistics;
import dev.larder.cache.backend.EntryBackend;
import dev.larder.cache.backend.EntrySpace;
import dev.larder.cache.backend.LocalSpace;
import dev.larder.cache.backend.SpaceSpec;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/** Forgets what has changed between the permit and the fill. */
final class ForgetfulMemory implements EntryBackend {

    private final EntryBackend real;
    private final Map<SpaceSpec, EntrySpace> spaces = new ConcurrentHashMap<>();

    ForgetfulMemory(EntryBackend real) {
        this.real = real;
    }

    @Override
    public EntrySpace space(SpaceSpec spec) {
        return spaces.computeIfAbsent(
                spec, one -> new ForgetfulSpace((LocalSpace) real.space(one)));
    }

    @Override
    public CompletionStage<Void> invalidateTags(Collection<String> tags) {
        return real.invalidateTags(tags);
    }

    @Override
    public boolean remote() {
        return real.remote();
    }

    @Override
    public String name() {
        return real.name();
    }

    @Override
    public String type() {
        return real.type();
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
        real.close();
    }
}
