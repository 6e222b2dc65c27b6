package dev.larder.cache.manual;

import dev.larder.cache.AsyncCache;
import dev.larder.cache.Cache;
import dev.larder.cache.CacheLoader;
import dev.larder.cache.CacheStatistics;
import dev.larder.cache.CachedValue;
import dev.larder.cache.EntryOptions;
import dev.larder.cache.backend.EntrySpace;
import dev.larder.cache.backend.LocalSpace;
import dev.larder.cache.entry.Entry;
import dev.larder.cache.load.Loaded;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The entries of a namespace by hand; the caller waits. */
final class SyncCache<K, V> implements Cache<K, V> {

    private final Entries<K, V> entries;
    private final ManualParts parts;
    private final StageCache<K, V> stages;
    private final Waiting waiting;

    SyncCache(Entries<K, V> entries, ManualParts parts) {
        this.entries = entries;
        this.parts = parts;
        this.stages = new StageCache<>(entries, parts);
        this.waiting =
                new Waiting(entries.namespace(), parts.eventLoop(), entries.backend().remote());
    }

    @Override
    public String namespace() {
        return stages.namespace();
    }

    private Optional<Kept<V>> read(K key) {
        if (entries.space() instanceof LocalSpace local) {
            Entry here = local.getIfPresent(entries.key(key));
            if (here != null || local.complete()) {
                return entries.kept(here);
            }
        }
        return waiting.forResult(
                "get", Optional.empty(), pump -> entries.find(key, pump, kept -> kept));
    }

    @Override
    public Optional<V> get(K key) {
        return read(key).map(Kept::value);
    }

    @Override
    public @Nullable V getOrDefault(K key, @Nullable V other) {
        return get(key).orElse(other);
    }

    @Override
    public Optional<CachedValue<V>> find(K key) {
        return read(key).map(Function.identity());
    }

    @Override
    public boolean contains(K key) {
        return read(key).isPresent();
    }

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    public <X extends Exception> @Nullable V getOrLoad(
            K key, CacheLoader<? super K, ? extends V, X> loader) throws X {
        Loaded loaded =
                waiting.forLoad(entries, key, load -> Loaders.sync(load, () -> loader.load(key)));
        if (loaded.failure() != null) {
            throw (X) Waiting.<RuntimeException>thrown(loaded.failure());
        }
        return (V) loaded.value();
    }

    @Override
    public void put(K key, @Nullable V value) {
        waiting.forChange("put", () -> stages.put(key, value));
    }

    @Override
    public void put(K key, @Nullable V value, Duration expire) {
        waiting.forChange("put", () -> stages.put(key, value, expire));
    }

    @Override
    public void put(K key, @Nullable V value, Consumer<EntryOptions> options) {
        waiting.forChange("put", () -> stages.put(key, value, options));
    }

    @Override
    public boolean putIfAbsent(K key, @Nullable V value) {
        return waiting.forResult(
                "putIfAbsent", false, pump -> entries.putIfAbsent(key, value, pump));
    }

    @Override
    public void remove(K key) {
        removeAll(List.of(key));
    }

    @Override
    public void removeAll(Collection<? extends K> keys) {
        waiting.forChange("remove", () -> stages.removeAll(keys));
    }

    @Override
    public void clear() {
        waiting.forChange("clear", stages::clear);
    }

    @Override
    public void invalidateTags(String... tags) {
        List<String> checked = Tags.checked(tags);
        waiting.ofAll(parts.invalidations())
                .forChange("invalidateTags", () -> parts.invalidations().tags(checked));
    }

    @Override
    public long invalidatePattern(String glob) {
        return waiting.forChange(
                "invalidatePattern", EntrySpace.UNKNOWN, () -> stages.invalidatePattern(glob));
    }

    @Override
    public Map<K, @Nullable V> getAll(Collection<? extends K> keys) {
        return waiting.forResult("getAll", Map.of(), pump -> entries.findAll(keys));
    }

    @Override
    public void putAll(Map<? extends K, ? extends @Nullable V> values) {
        waiting.forChange("putAll", () -> stages.putAll(values));
    }

    @Override
    public OptionalLong size() {
        return stages.size();
    }

    @Override
    public CacheStatistics statistics() {
        return stages.statistics();
    }

    @Override
    public AsyncCache<K, V> async() {
        return stages;
    }
}
