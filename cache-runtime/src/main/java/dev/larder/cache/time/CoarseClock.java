package dev.larder.cache.time;

import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A clock that is a few milliseconds late and costs a read of a field. A daemon thread sets it
 * while it is read; after a second without a read the thread ends, and the next read starts it
 * again.
 */
final class CoarseClock implements SystemClock {

    private static final long TICK_NANOS = 4_000_000;
    private static final int IDLE_TICKS = 250;
    private static final long STOPPED = Long.MIN_VALUE;

    private final LarderClock exact;
    private final ReentrantLock starting = new ReentrantLock();
    private volatile long now = STOPPED;
    private volatile boolean closed;

    /**
     * Whether it was read since the last tick: written once in a tick, so that readers only read.
     */
    private volatile boolean read;

    CoarseClock(LarderClock exact) {
        this.exact = exact;
    }

    @Override
    public long millis() {
        long time = now;
        if (time == STOPPED) {
            return start();
        }
        if (!read) {
            read = true;
        }
        return time;
    }

    private long start() {
        long time = exact.millis();
        starting.lock();
        try {
            if (now == STOPPED && !closed) {
                now = time;
                Thread ticker = new Thread(this::tick, "larder-clock");
                ticker.setDaemon(true);
                ticker.start();
            }
        } finally {
            starting.unlock();
        }
        return time;
    }

    private void tick() {
        int idle = 0;
        while (idle < IDLE_TICKS && !closed) {
            LockSupport.parkNanos(TICK_NANOS);
            now = exact.millis();
            idle = read ? 0 : idle + 1;
            read = false;
        }
        now = STOPPED;
    }

    @Override
    public void close() {
        closed = true;
    }
}
