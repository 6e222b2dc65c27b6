package dev.larder.cache.history;

import java.util.List;
import java.util.SplittableRandom;

/** What a server may do to its data and its clients by itself. Connects for each. */
interface Sabotage {

    /** What stored keys begin with. */
    String PREFIX = "history";

    /** How the keys of cells end. */
    String CELL = "!";

    /** Drops some of our keys. */
    void evict(SplittableRandom random, boolean cellsOnly);

    /** Has no memory left for a moment, where that makes it evict. */
    void flood();

    /** Drops everything. */
    void flush();

    /** Ends all connections. */
    void kill();

    /** Some of the keys. */
    static List<String> some(List<String> keys, SplittableRandom random, boolean cellsOnly) {
        return keys.stream()
                .filter(key -> key.startsWith(PREFIX))
                .filter(key -> !cellsOnly || key.endsWith(CELL))
                .filter(key -> random.nextBoolean())
                .toList();
    }
}
