package dev.larder.cache.backend.memory;

import dev.larder.cache.backend.Cell;
import dev.larder.cache.entry.Entry;

/** An entry with the cells that cover it. Its identity is its version. */
final class Kept {

    private final Entry entry;
    private final Cell namespace;
    private final Cell[] tags;
    private final int weight;

    Kept(Entry entry, Cell namespace, Cell[] tags, int weight) {
        this.entry = entry;
        this.namespace = namespace;
        this.tags = tags;
        this.weight = weight;
    }

    Entry entry() {
        return entry;
    }

    int weight() {
        return weight;
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
}
