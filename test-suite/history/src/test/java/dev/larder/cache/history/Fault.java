package dev.larder.cache.history;

/**
 * Something that goes wrong.
 *
 * @param waitMillis how long after the end of the one before
 * @param lastMillis how long it lasts, where it does
 * @param node which node it concerns, where it concerns one
 * @param choice what it chooses by, where it has a choice
 */
record Fault(Kind kind, int waitMillis, int lastMillis, int node, Lanes lanes, long choice) {

    /** What goes wrong. */
    enum Kind {
        /** Some of our keys are evicted. */
        EVICT(12),
        /** Some of our cells are evicted. */
        EVICT_CELLS(8),
        /** The server's memory is full, and it evicts what was used least recently. */
        FLOOD(4),
        /** All data are dropped. */
        FLUSH(5),
        /** The server ends all connections. */
        KILL(4),
        /** The server hangs. */
        PAUSE(3),
        /** The server dies and begins anew, empty. */
        RESTART(3),
        /** A node is closed and opened again. */
        REOPEN(3),
        /** Connections of a node end in order. */
        CUT(6),
        /** Connections of a node are reset. */
        RESET(6),
        /** What a node sends does not arrive for a while. */
        HOLD_REQUESTS(3),
        /** What a node would be answered does not arrive for a while. */
        HOLD_ANSWERS(3),
        /** What a node sends and is answered arrives later. */
        DELAY(12);

        private final int usual;

        Kind(int usual) {
            this.usual = usual;
        }

        /** How often it comes usually, among the others. */
        int usual() {
            return usual;
        }
    }

    /** Which connections of a node. */
    enum Lanes {
        /** On which it asks. */
        DATA,
        /** On which it is told of changes. */
        PUSH,
        /** All. */
        ALL
    }

    @Override
    public String toString() {
        return switch (kind) {
            case EVICT, EVICT_CELLS, FLOOD, FLUSH, KILL, RESTART -> "+" + waitMillis + " " + kind;
            case PAUSE -> "+" + waitMillis + " " + kind + " for " + lastMillis;
            case REOPEN -> "+" + waitMillis + " " + kind + " node " + node;
            case CUT, RESET -> "+" + waitMillis + " " + kind + " " + lanes + " of node " + node;
            case HOLD_REQUESTS, HOLD_ANSWERS, DELAY ->
                    String.format(
                            "+%d %s %s of node %d for %d",
                            waitMillis, kind, lanes, node, lastMillis);
        };
    }
}
