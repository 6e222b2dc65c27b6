package dev.larder.cache.tck.proxy;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** What happens to bytes on their way. Thread-safe. */
final class Traffic {

    private final Set<Direction> held = EnumSet.noneOf(Direction.class);
    private volatile Set<Direction> delayed = EnumSet.allOf(Direction.class);
    private final SplittableRandom random = new SplittableRandom();
    private volatile long delayNanos;
    private volatile boolean garbled;
    private boolean answered = true;
    private long trips;

    synchronized void hold(Direction direction) {
        held.add(direction);
    }

    void delay(Duration delay, Set<Direction> directions) {
        delayed = EnumSet.copyOf(directions);
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

    /**
     * The client has sent something: a new trip, unless it has not had an answer since the last.
     */
    synchronized void asked() {
        if (answered) {
            answered = false;
            trips++;
        }
    }

    /** The client has been given something. */
    synchronized void answered() {
        answered = true;
    }

    synchronized long trips() {
        return trips;
    }

    synchronized boolean isQuiet() {
        return answered;
    }

    /** Returns when bytes may go on. */
    void pass(Direction direction) throws InterruptedException {
        long nanos = delayed.contains(direction) ? delayNanos : 0;
        long end = System.nanoTime() + nanos;
        for (long left = nanos; left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
        synchronized (this) {
            while (held.contains(direction)) {
                wait(TimeUnit.SECONDS.toMillis(1));
            }
        }
    }
}
