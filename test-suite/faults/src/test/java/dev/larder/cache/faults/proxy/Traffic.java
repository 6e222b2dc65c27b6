package dev.larder.cache.faults.proxy;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** What happens to bytes on their way. Thread-safe. */
final class Traffic {

    private final Set<Direction> held = EnumSet.noneOf(Direction.class);
    private final SplittableRandom random = new SplittableRandom();
    private volatile long delayNanos;
    private volatile boolean garbled;

    synchronized void hold(Direction direction) {
        held.add(direction);
    }

    void delay(Duration delay) {
        delayNanos = delay.toNanos();
    }

    void garble() {
        garbled = true;
    }

    /** What arrives in the place of these bytes. */
    synchronized void spoil(Direction direction, byte[] bytes, int count) {
        if (garbled && direction == Direction.ANSWERS) {
            byte[] noise = new byte[count];
            random.nextBytes(noise);
            System.arraycopy(noise, 0, bytes, 0, count);
        }
    }

    synchronized void flow() {
        garbled = false;
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
