package dev.larder.cache.backend.memory;

import dev.larder.cache.time.LarderClock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Drops expired entries at most an interval after they have expired. A run is due only while
 * something is kept that expires: an idle backend costs nothing.
 */
final class Housekeeping implements AutoCloseable {

    private final LarderClock clock;
    private final long intervalMillis;
    private final List<Shelf<?>> shelves = new CopyOnWriteArrayList<>();
    private final AtomicBoolean due = new AtomicBoolean();
    private final ScheduledThreadPoolExecutor timer;

    Housekeeping(LarderClock clock, Duration interval) {
        this.clock = clock;
        this.intervalMillis = Math.max(1, interval.toMillis());
        this.timer =
                new ScheduledThreadPoolExecutor(
                        1,
                        task -> {
                            Thread thread = new Thread(task, "larder-housekeeping");
                            thread.setDaemon(true);
                            return thread;
                        });
        timer.setKeepAliveTime(5, TimeUnit.SECONDS);
        timer.allowCoreThreadTimeOut(true);
        timer.setRemoveOnCancelPolicy(true);
        timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    void add(Shelf<?> shelf) {
        shelves.add(shelf);
    }

    /** Hears that something was stored. */
    void stored() {
        if (!due.get() && due.compareAndSet(false, true)) {
            schedule(intervalMillis);
        }
    }

    private void schedule(long delayMillis) {
        if (!timer.isShutdown()) {
            timer.schedule(this::run, delayMillis, TimeUnit.MILLISECONDS);
        }
    }

    private void run() {
        due.set(false);
        long now = clock.millis();
        long next = Long.MAX_VALUE;
        for (Shelf<?> shelf : shelves) {
            next = Math.min(next, shelf.purge(now));
        }
        if (next != Long.MAX_VALUE && due.compareAndSet(false, true)) {
            schedule(Math.max(intervalMillis, next - now));
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
