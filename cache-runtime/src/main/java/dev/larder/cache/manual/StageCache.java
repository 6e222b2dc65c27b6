package dev.larder.cache.manual;

import dev.larder.cache.AsyncCache;
import dev.larder.cache.CacheStatistics;
import dev.larder.cache.CachedValue;
import dev.larder.cache.EntryOptions;
import dev.larder.cache.load.Loaded;
import dev.larder.cache.load.Stages;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The entries of a namespace by hand, as stages. */
final class StageCache<K, V> implements AsyncCache<K, V> {

    private final Entries<K, V> entries;
    private final ManualParts parts;
    private final Executor resume;

    StageCache(Entries<K, V> entries, ManualParts parts) {
        this.entries = entries;
        this.parts = parts;
        this.resume = parts.executor();
    }

    @Override
    public String namespace() {
        return entries.namespace().name();
    }

    @Override
    public CompletionStage<Optional<V>> get(K key) {
        return entries.find(key, null, kept -> kept.map(Kept::value));
    }

    @Override
    public CompletionStage<@Nullable V> getOrDefault(K key, @Nullable V other) {
        return get(key).thenApply(value -> value.orElse(other));
    }

    @Override
    public CompletionStage<Optional<CachedValue<V>>> find(K key) {
        return entries.find(key, null, kept -> kept.map(Function.identity()));
    }

    @Override
    public CompletionStage<Boolean> contains(K key) {
        return entries.find(key, null, Optional::isPresent);
    }

    @Override
    @SuppressWarnings("unchecked")
    public CompletionStage<@Nullable V> getOrLoad(
            K key, Function<? super K, ? extends CompletionStage<? extends @Nullable V>> loader) {
        CompletionStage<Loaded> loaded =
                entries.load(
                        key,
                        resume,
                        new CompletableFuture<>(),
                        true,
                        load -> Loaders.stage(load, () -> loader.apply(key)));
        return (CompletionStage<V>) Loaders.result(loaded);
    }

    @Override
    public CompletionStage<Void> put(K key, @Nullable V value) {
        return reported(entries.put(key, value, new Options()));
    }

    @Override
    public CompletionStage<Void> put(K key, @Nullable V value, Duration expire) {
        return put(key, value, options -> options.expire(expire));
    }

    @Override
    public CompletionStage<Void> put(K key, @Nullable V value, Consumer<EntryOptions> options) {
        Options given = new Options();
        options.accept(given);
        return reported(entries.put(key, value, given));
    }

    @Override
    public CompletionStage<Boolean> putIfAbsent(K key, @Nullable V value) {
        return reported(entries.putIfAbsent(key, value, resume));
    }

    @Override
    public CompletionStage<Void> remove(K key) {
        return removeAll(List.of(key));
    }

    @Override
    public CompletionStage<Void> removeAll(Collection<? extends K> keys) {
        return reported(entries.remove(keys));
    }

    @Override
    public CompletionStage<Void> clear() {
        return reported(parts.invalidations().clear(entries.namespace()));
    }

    @Override
    public CompletionStage<Void> invalidateTags(String... tags) {
        return reported(parts.invalidations().tags(Tags.checked(tags)));
    }

    @Override
    public CompletionStage<Long> invalidatePattern(String glob) {
        return reported(parts.invalidations().values(entries.namespace(), glob));
    }

    @Override
    public CompletionStage<Map<K, @Nullable V>> getAll(Collection<? extends K> keys) {
        return entries.findAll(keys);
    }

    @Override
    public CompletionStage<Void> putAll(Map<? extends K, ? extends @Nullable V> values) {
        return reported(entries.putAll(values));
    }

    @Override
    public OptionalLong size() {
        return entries.space().size();
    }

    @Override
    public CacheStatistics statistics() {
        return entries.namespace().statistics();
    }

    /** A stage that fails with the failure itself. */
    private static <T> CompletionStage<T> reported(CompletionStage<T> stage) {
        CompletableFuture<T> reported = new CompletableFuture<>();
        stage.whenComplete(
                (done, failure) -> {
                    if (failure == null) {
                        reported.complete(done);
                    } else {
                        reported.completeExceptionally(Stages.cause(failure));
                    }
                });
        return reported;
    }
}
