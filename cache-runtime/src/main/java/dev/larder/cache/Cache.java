package dev.larder.cache;

import dev.larder.cache.grammar.DurationText;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The entries of a namespace by hand. Inject it as {@code @Named("catalog") Cache<Long, Product>},
 * or take it from {@link Caches}. A key means the same address as it does in an annotation that
 * names this namespace and a key; several values make a {@link dev.larder.cache.key.CacheKey}.
 *
 * <p>Reading never fails and never waits beyond the backend's time limit: what can't be read is
 * absent. Changing reports failure as {@link CacheBackendException}. On a non-blocking thread a
 * remote backend is not waited for: use {@link #async()} there.
 *
 * <p>A key of another kind than the namespace's is an {@link IllegalArgumentException}. Safe for
 * use by many threads.
 */
public interface Cache<K, V> {

    /** No expiry. */
    Duration FOREVER = DurationText.FOREVER;

    /** The name of the namespace. */
    String namespace();

    /** The value; empty where there is none, and where null is cached. */
    Optional<V> get(K key);

    /** The value, else the other one. */
    @Nullable V getOrDefault(K key, @Nullable V other);

    /** The value with its age; present also where null is cached. */
    Optional<CachedValue<V>> find(K key);

    /** Whether there is a fresh entry, null or not. */
    boolean contains(K key);

    /**
     * The value, loaded and stored if there is none. Concurrent callers share one load.
     *
     * @throws X what the loader throws, unwrapped; nothing is stored then
     */
    <X extends Exception> @Nullable V getOrLoad(
            K key, CacheLoader<? super K, ? extends V, X> loader) throws X;

    /** Stores a value. Two puts of one key that overlap leave it empty. */
    void put(K key, @Nullable V value);

    /** Stores a value that lives as long as said. */
    void put(K key, @Nullable V value, Duration expire);

    /** Stores a value with options. */
    void put(K key, @Nullable V value, Consumer<EntryOptions> options);

    /** Stores a value if there is no fresh entry; whether it did. */
    boolean putIfAbsent(K key, @Nullable V value);

    /** Invalidates an entry; responses of routes at this address too. */
    void remove(K key);

    /** Invalidates entries. */
    void removeAll(Collection<? extends K> keys);

    /** Invalidates all entries of the namespace, responses included. */
    void clear();

    /** Invalidates the entries that carry one of the tags, in every namespace. */
    void invalidateTags(String... tags);

    /**
     * Invalidates the entries whose key matches. A key is met as one would write it: a text by its
     * characters, a number by its digits, an enum constant by its name, several values with a comma
     * between, as in {@code 42,de}. Responses of routes are found by their paths instead, through
     * {@code CachedResponses}.
     *
     * @param glob 1 to 1,000 characters: {@code *} stands for any number of characters, every other
     *     one for itself; the whole key has to match
     * @return how many there were; -1 where a backend doesn't know, as all remote ones
     * @throws IllegalArgumentException if it is no pattern
     */
    long invalidatePattern(String glob);

    /** The values of those keys that have one; null where null is cached. */
    Map<K, @Nullable V> getAll(Collection<? extends K> keys);

    /** Stores several values. */
    void putAll(Map<? extends K, ? extends @Nullable V> entries);

    /**
     * The entries of the namespace in memory, expired ones that are not yet purged included,
     * responses not; empty on remote backends.
     */
    OptionalLong size();

    /** What happened in this namespace, on this node, since the start. */
    CacheStatistics statistics();

    /** The same entries with results as futures. */
    AsyncCache<K, V> async();
}
