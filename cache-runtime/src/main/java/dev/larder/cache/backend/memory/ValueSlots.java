package dev.larder.cache.backend.memory;

import dev.larder.cache.key.CacheKey;
import dev.larder.cache.key.PathPattern;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The values of one namespace, on a shelf of their own. The responses of the namespace are as
 * invalid as they are after a drop: housekeeping hears of it.
 */
final class ValueSlots implements MemorySpace.Slots {

    private final Shelf<CacheKey> shelf;
    private final Map<CacheKey, Kept> entries;
    private final Runnable dropped;

    ValueSlots(Shelf<CacheKey> shelf, Runnable dropped) {
        this.shelf = shelf;
        this.entries = shelf.entries();
        this.dropped = dropped;
    }

    @Override
    public @Nullable Kept get(CacheKey key) {
        return entries.get(key);
    }

    @Override
    public void put(CacheKey key, Kept kept) {
        shelf.put(key, kept);
    }

    @Override
    public boolean replace(CacheKey key, Kept old, Kept kept) {
        return shelf.replace(key, old, kept);
    }

    @Override
    public void reweigh(CacheKey key, Kept kept, int weight) {
        shelf.reweigh(key, kept, weight);
    }

    @Override
    public void remove(CacheKey key) {
        shelf.remove(key);
    }

    @Override
    public long removeMatching(PathPattern pattern) {
        return shelf.removeIf(key -> pattern.matches(key.subject()));
    }

    @Override
    public void drop() {
        shelf.removeAll();
        dropped.run();
    }

    @Override
    public OptionalLong size() {
        return OptionalLong.of(shelf.size());
    }

    @Override
    public long evictions() {
        return shelf.evictions();
    }
}
