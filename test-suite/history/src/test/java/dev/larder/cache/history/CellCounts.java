package dev.larder.cache.history;

import dev.larder.cache.backend.Token;
import java.util.HashMap;
import java.util.Map;

/** What a server would count that loses its counters with its cells. The same for all nodes. */
final class CellCounts {

    private final Map<String, Count> counts = new HashMap<>();

    private static final class Count {
        private final Map<Token, Long> known = new HashMap<>();
        private long last;
        private boolean invalidated;
    }

    synchronized void invalidated(String cell) {
        count(cell).invalidated = true;
    }

    /** The number of a cell that has this token. */
    synchronized long number(String cell, Token token) {
        Count count = count(cell);
        Long known = count.known.get(token);
        if (known != null) {
            return known;
        }
        count.last = count.invalidated ? count.last + 1 : 0;
        count.invalidated = false;
        count.known.put(token, count.last);
        return count.last;
    }

    private Count count(String cell) {
        return counts.computeIfAbsent(cell, key -> new Count());
    }
}
