package dev.larder.cache.backend.memory;

import dev.larder.cache.backend.Cell;
import dev.larder.cache.backend.LocalSpace;
import dev.larder.cache.entry.Entry;
import org.jspecify.annotations.Nullable;

/**
 * An entry with the cells that cover it. Its identity is its version. Value and end of freshness
 * stand here once more, so that a hit reads one object and not three.
 */
final class Kept implements LocalSpace.Held {

    private final Entry entry;
    private final @Nullable Object value;
    private final long freshUntil;
    private final Cell namespace;
    private final Cell[] tags;
    private volatile int weight;

    Kept(Entry entry, Cell namespace, Cell[] tags, int weight) {
        this.entry = entry;
        this.value = entry.value();
        this.freshUntil = entry.lifetime().freshUntil();
        this.namespace = namespace;
        this.tags = tags;
        this.weight = weight;
    }

    Entry entry() {
        return entry;
    }

    @Override
    public @Nullable Object value() {
        return value;
    }

    @Override
    public boolean isFreshAt(long now) {
        return now < freshUntil;
    }

    @Override
    public long copyUntil() {
        return entry.copyUntil();
    }

    int weight() {
        return weight;
    }

    /** Only while the map that it is in computes: that asks for the weight then. */
    void weight(int other) {
        this.weight = other;
    }

    boolean valid() {
        if (namespace.ended()) {
            return false;
        }
        for (Cell tag : tags) {
            if (tag.ended()) {
                return false;
            }
        }
        return true;
    }

    /** An entry whose value was copied for the caller. */
    record Copy(Entry entry) implements LocalSpace.Held {

        @Override
        public @Nullable Object value() {
            return entry.value();
        }

        @Override
        public boolean isFreshAt(long now) {
            return now < entry.lifetime().freshUntil();
        }

        @Override
        public long copyUntil() {
            return entry.copyUntil();
        }
    }
}
