package dev.larder.cache.history;

/** When an operation began and ended, by {@link System#nanoTime} of the one process. */
record Span(long begin, long end) {

    private static final double NANOS_A_MILLI = 1e6;

    String since(long start) {
        return String.format(
                "%.1f..%.1f ms", (begin - start) / NANOS_A_MILLI, (end - start) / NANOS_A_MILLI);
    }
}
