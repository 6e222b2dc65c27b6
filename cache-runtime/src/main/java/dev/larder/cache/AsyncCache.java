package dev.larder.cache;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The entries of a namespace by hand, without blocking. The methods mean what those of {@link
 * Cache} mean; failures are given by the stage, unwrapped.
 */
public interface AsyncCache<K, V> {

    /** The name of the namespace. */
    String namespace();

    /** The value; empty where there is none, and where null is cached. */
    CompletionStage<Optional<V>> get(K key);

    /** The value, else the other one. */
    CompletionStage<@Nullable V> getOrDefault(K key, @Nullable V other);

    /** The value with its age; present also where null is cached. */
    CompletionStage<Optional<CachedValue<V>>> find(K key);

    /** Whether there is a fresh entry, null or not. */
    CompletionStage<Boolean> contains(K key);

    /** The value, loaded and stored if there is none. */
    CompletionStage<@Nullable V> getOrLoad(
            K key, Function<? super K, ? extends CompletionStage<? extends @Nullable V>> loader);

    /** Stores a value. */
    CompletionStage<Void> put(K key, @Nullable V value);

    /** Stores a value that lives as long as said. */
    CompletionStage<Void> put(K key, @Nullable V value, Duration expire);

    /** Stores a value with options. */
    CompletionStage<Void> put(K key, @Nullable V value, Consumer<EntryOptions> options);

    /** Stores a value if there is no fresh entry; whether it did. */
    CompletionStage<Boolean> putIfAbsent(K key, @Nullable V value);

    /** Invalidates an entry. */
    CompletionStage<Void> remove(K key);

    /** Invalidates entries. */
    CompletionStage<Void> removeAll(Collection<? extends K> keys);

    /** Invalidates all entries of the namespace. */
    CompletionStage<Void> clear();

    /** Invalidates the entries that carry one of the tags, in every namespace. */
    CompletionStage<Void> invalidateTags(String... tags);

    /**
     * Invalidates the entries whose key matches, as {@link Cache#invalidatePattern} does.
     *
     * @return how many there were; -1 where a backend doesn't know, as all remote ones
     * @throws IllegalArgumentException if it is no pattern
     */
    CompletionStage<Long> invalidatePattern(String glob);

    /** The values of those keys that have one. */
    CompletionStage<Map<K, @Nullable V>> getAll(Collection<? extends K> keys);

    /** Stores several values. */
    CompletionStage<Void> putAll(Map<? extends K, ? extends @Nullable V> entries);

    /** The entries in memory; empty on remote backends. */
    OptionalLong size();

    /** What happened in this namespace, on this node, since the start. */
    CacheStatistics statistics();
}
