package dev.larder.cache.time;

/**
 * The wall clock at the start plus the time that has passed since: a wall clock that is set later
 * moves nothing.
 */
final class ExactClock implements SystemClock {

    private final long startMillis = System.currentTimeMillis();
    private final long startNanos = System.nanoTime();

    @Override
    public long millis() {
        return startMillis + (System.nanoTime() - startNanos) / 1_000_000;
    }

    @Override
    public void close() {}
}
