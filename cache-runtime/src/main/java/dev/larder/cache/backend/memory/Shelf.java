package dev.larder.cache.backend.memory;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.RemovalCause;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongConsumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A bounded map of entries and its housekeeping; of one namespace, or of all responses. */
final class Shelf<K> {

    private final Cache<K, Kept> entries;
    private final ConcurrentMap<K, Kept> map;
    private final LongAdder evictions = new LongAdder();
    private final LongConsumer stored;

    private Shelf(Caffeine<Object, Object> bounded, LongConsumer stored) {
        this.stored = stored;
        this.entries =
                bounded.evictionListener(
                                (@Nullable Object key, @Nullable Object kept, RemovalCause cause) ->
                                        evictions.increment())
                        .build();
        this.map = entries.asMap();
    }

    static <K> Shelf<K> ofSize(long maximum, LongConsumer stored) {
        return new Shelf<>(Caffeine.newBuilder().maximumSize(maximum), stored);
    }

    static <K> Shelf<K> ofWeight(long maximum, LongConsumer stored) {
        return new Shelf<>(
                Caffeine.newBuilder()
                        .maximumWeight(maximum)
                        .weigher((Object key, Object kept) -> ((Kept) kept).weight()),
                stored);
    }

    /** Its entries. */
    Map<K, Kept> entries() {
        return map;
    }

    void put(K key, Kept kept) {
        entries.put(key, kept);
        stored.accept(kept.entry().lifetime().staleUntil());
    }

    /** Puts over an entry, if that is still there. */
    boolean replace(K key, Kept old, Kept kept) {
        boolean replaced = map.replace(key, old, kept);
        if (replaced) {
            stored.accept(kept.entry().lifetime().staleUntil());
        }
        return replaced;
    }

    /** Gives an entry another weight, if that is still there; others may have to go for it. */
    void reweigh(K key, Kept kept, int weight) {
        map.computeIfPresent(
                key,
                (same, there) -> {
                    if (there == kept) {
                        kept.weight(weight);
                    }
                    return there;
                });
    }

    void remove(K key) {
        entries.invalidate(key);
    }

    /** Removes some; how many of them were valid. */
    long removeIf(Predicate<K> unwanted) {
        long valid = 0;
        for (Iterator<Map.Entry<K, Kept>> all = map.entrySet().iterator(); all.hasNext(); ) {
            Map.Entry<K, Kept> one = all.next();
            if (unwanted.test(one.getKey())) {
                valid += one.getValue().valid() ? 1 : 0;
                all.remove();
            }
        }
        return valid;
    }

    void removeAll() {
        entries.invalidateAll();
    }

    long size() {
        entries.cleanUp();
        return entries.estimatedSize();
    }

    long evictions() {
        return evictions.sum();
    }

    /**
     * Drops what is of no use any more.
     *
     * @return when the next entry expires; {@code Long.MAX_VALUE} if none does
     */
    long purge(long now) {
        long next = Long.MAX_VALUE;
        for (var kept : map.entrySet()) {
            long until = kept.getValue().entry().lifetime().staleUntil();
            if (until <= now || !kept.getValue().valid()) {
                map.remove(kept.getKey(), kept.getValue());
            } else {
                next = Math.min(next, until);
            }
        }
        entries.cleanUp();
        return next;
    }
}
