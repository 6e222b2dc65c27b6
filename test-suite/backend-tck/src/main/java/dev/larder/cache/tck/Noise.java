package dev.larder.cache.tck;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * How late this machine lets threads run that were to be woken. A call that waits goes from its
 * thread to the driver's and the timer's, over the server or the proxy, to that of the executor and
 * back; what the machine took for that is not the cache's.
 */
public final class Noise implements AutoCloseable {

    private static final long NAP = TimeUnit.MILLISECONDS.toNanos(2);
    private static final int HOPS = 10;
    private static final int THREADS = 4;
    private static final int CALLS_OF_A_RETURN = 3;

    private final AtomicLong longest = new AtomicLong();
    private volatile boolean ended;

    /** Begins to measure. */
    public void begin() {
        for (int i = 0; i < THREADS; i++) {
            Thread thread = new Thread(this::nap, "noise");
            thread.setDaemon(true);
            thread.start();
        }
    }

    /** Forgets what was until now. */
    public void reset() {
        longest.set(0);
    }

    /** What a call may have lost since it was reset. */
    public Duration ofACall() {
        return Duration.ofNanos(HOPS * longest.get());
    }

    /** What a new connection and the first calls over it may have lost. */
    public Duration ofAReturn() {
        return ofACall().multipliedBy(CALLS_OF_A_RETURN);
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
