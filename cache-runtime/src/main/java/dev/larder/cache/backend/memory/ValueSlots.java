package dev.larder.cache.backend.memory;

import dev.larder.cache.key.CacheKey;
import dev.larder.cache.key.PathPattern;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The values of one namespace, on a shelf of their own. */
final class ValueSlots implements MemorySpace.Slots {

    private final Shelf<CacheKey> shelf;

    ValueSlots(Shelf<CacheKey> shelf) {
        this.shelf = shelf;
    }

    @Override
    public @Nullable Kept get(CacheKey key) {
        return shelf.get(key);
    }

    @Override
    public void put(CacheKey key, Kept kept) {
        shelf.put(key, kept);
    }

    @Override
    public void remove(CacheKey key) {
        shelf.remove(key);
    }

    @Override
    public void removeMatching(PathPattern pattern) {
        shelf.keys().removeIf(key -> pattern.matches(key.subject()));
    }

    @Override
    public void drop() {
        shelf.removeAll();
    }

    @Override
    public OptionalLong size() {
        return OptionalLong.of(shelf.size());
    }
}
