package dev.larder.cache.tck.proxy;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** What happens to bytes on their way. Thread-safe. */
final class Traffic {

    private final Set<Direction> held = EnumSet.noneOf(Direction.class);
    private volatile long delayNanos;

    synchronized void hold(Direction direction) {
        held.add(direction);
    }

    void delay(Duration delay) {
        delayNanos = delay.toNanos();
    }

    synchronized void flow() {
        held.clear();
        delayNanos = 0;
        notifyAll();
    }

    /** Returns when bytes may go on. */
    void pass(Direction direction) throws InterruptedException {
        long end = System.nanoTime() + delayNanos;
        for (long left = delayNanos; left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
        synchronized (this) {
            while (held.contains(direction)) {
                wait(TimeUnit.SECONDS.toMillis(1));
            }
        }
    }
}
