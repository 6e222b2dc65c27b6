package dev.larder.cache.backend.tiered;

import dev.larder.cache.CacheStatistics;
import dev.larder.cache.backend.EntryBackend;
import dev.larder.cache.backend.EntrySpace;
import dev.larder.cache.backend.FarBackend;
import dev.larder.cache.backend.LocalSpace;
import dev.larder.cache.backend.NearCopies;
import dev.larder.cache.backend.SpaceSpec;
import dev.larder.cache.key.KeySpace;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A far backend with copies near. The near side is its own and ends with it; the far one is not.
 */
final class TieredBackend implements EntryBackend {

    private final String name;
    private final Duration staleness;
    private final EntryBackend near;
    private final FarBackend far;
    private final Map<SpaceSpec, TieredSpace> spaces = new ConcurrentHashMap<>();
    private final Nearness nearness;
    private final Feeding feeding;

    TieredBackend(String name, EntryBackend near, FarBackend far, Terms terms) {
        this.name = name;
        this.staleness = terms.staleness();
        this.near = near;
        this.far = far;
        this.feeding = new Feeding(far, terms, near, this::dropAll);
        this.nearness = terms.nearness(feeding.trust(), feeding.fed());
    }

    @Override
    public EntrySpace space(SpaceSpec spec) {
        return spaces.computeIfAbsent(spec, this::newSpace);
    }

    private TieredSpace newSpace(SpaceSpec spec) {
        KeySpace keys =
                spec.kind() == SpaceSpec.Kind.RESPONSES
                        ? far.scheme().responses(spec.namespace())
                        : far.scheme().values(spec.namespace());
        return new TieredSpace((LocalSpace) near.space(spec), far.space(spec), keys, nearness);
    }

    private void dropAll() {
        spaces.values().forEach(space -> space.near().clear());
    }

    @Override
    public CompletionStage<Void> invalidateTags(Collection<String> tags) {
        return nearness.returned(
                far.invalidateTags(tags)
                        .whenComplete(
                                (done, failure) -> near.invalidateTags(NearTags.ofTags(tags))));
    }

    @Override
    public boolean remote() {
        return true;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String type() {
        return "tiered";
    }

    @Override
    public boolean available() {
        return far.available();
    }

    @Override
    public Optional<NearCopies> nearCopies() {
        return nearness.kept()
                ? Optional.of(feeding.trust().measured(staleness, System.nanoTime()))
                : Optional.empty();
    }

    /** What happened on the far side, and what was dropped near for want of room. */
    @Override
    public CacheStatistics statistics() {
        CacheStatistics of = far.statistics();
        return new CacheStatistics(
                of.hits(),
                of.staleHits(),
                of.misses(),
                of.loads(),
                of.loadFailures(),
                of.loadTime(),
                of.puts(),
                of.putsRefused(),
                of.invalidations(),
                near.statistics().evictions(),
                of.waiters(),
                of.backendErrors(),
                of.breaker());
    }

    @Override
    public void close() {
        feeding.close();
        near.close();
    }
}
