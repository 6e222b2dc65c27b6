package dev.larder.cache.backend.memory;

import dev.larder.cache.key.CacheKey;
import dev.larder.cache.key.PathPattern;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The responses of one namespace, on the shelf that all namespaces share. */
final class ResponseSlots implements MemorySpace.Slots {

    /** A key among those of all namespaces. */
    record Slot(String namespace, CacheKey key) {}

    private final String namespace;
    private final Shelf<Slot> shelf;
    private final Housekeeping housekeeping;

    ResponseSlots(String namespace, Shelf<Slot> shelf, Housekeeping housekeeping) {
        this.namespace = namespace;
        this.shelf = shelf;
        this.housekeeping = housekeeping;
    }

    @Override
    public @Nullable Kept get(CacheKey key) {
        return shelf.entries().get(new Slot(namespace, key));
    }

    @Override
    public void put(CacheKey key, Kept kept) {
        shelf.put(new Slot(namespace, key), kept);
    }

    @Override
    public boolean replace(CacheKey key, Kept old, Kept kept) {
        return shelf.replace(new Slot(namespace, key), old, kept);
    }

    @Override
    public void reweigh(CacheKey key, Kept kept, int weight) {
        shelf.reweigh(new Slot(namespace, key), kept, weight);
    }

    @Override
    public void remove(CacheKey key) {
        shelf.remove(new Slot(namespace, key));
    }

    @Override
    public long removeMatching(PathPattern pattern) {
        return shelf.removeIf(
                slot ->
                        slot.namespace().equals(namespace)
                                && pattern.matches(slot.key().subject()));
    }

    /** Nothing is valid any more; the room is given back by the next housekeeping. */
    @Override
    public void drop() {
        housekeeping.dropped();
    }

    @Override
    public OptionalLong size() {
        return OptionalLong.empty();
    }

    @Override
    public long evictions() {
        return 0;
    }
}
