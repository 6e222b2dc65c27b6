package dev.larder.cache.history;

/**
 * One life of a node: a node that was closed and opened again remembers nothing.
 *
 * @param node which of them
 * @param life how often it was opened before
 */
record Origin(int node, int life) {

    @Override
    public String toString() {
        return "node " + node + (life == 0 ? "" : "." + life);
    }
}
