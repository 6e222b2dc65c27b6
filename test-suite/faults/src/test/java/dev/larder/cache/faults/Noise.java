package dev.larder.cache.faults;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * How late this machine lets a thread run that was to be woken. A call changes threads a few times;
 * what the machine took for that is not the cache's.
 */
final class Noise implements AutoCloseable {

    private static final long NAP = TimeUnit.MILLISECONDS.toNanos(2);
    private static final int HOPS = 4;

    private final AtomicLong longest = new AtomicLong();
    private final Thread thread = new Thread(this::nap, "noise");
    private volatile boolean ended;

    Noise() {
        thread.setDaemon(true);
    }

    void begin() {
        thread.start();
    }

    /** What a call may have lost since this was asked last. */
    Duration ofACall() {
        return Duration.ofNanos(HOPS * longest.getAndSet(0));
    }

    private void nap() {
        while (!ended) {
            long start = System.nanoTime();
            LockSupport.parkNanos(NAP);
            longest.accumulateAndGet(System.nanoTime() - start - NAP, Math::max);
        }
    }

    @Override
    public void close() {
        ended = true;
    }
}
