package dev.larder.cache.backend.memory;

import dev.larder.cache.time.LarderClock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Drops expired entries at most an interval after they have expired. A run is planned for when the
 * next entry has expired, and none where nothing is kept that expires: an idle backend costs
 * nothing.
 */
final class Housekeeping implements AutoCloseable {

    private final LarderClock clock;
    private final long intervalMillis;
    private final List<Shelf<?>> shelves = new CopyOnWriteArrayList<>();
    private final ScheduledThreadPoolExecutor timer;
    private volatile long planned = Long.MAX_VALUE;
    private @Nullable Future<?> run;

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

    /** Hears that something was stored that is of no use after a time. */
    void stored(long until) {
        if (until < Long.MAX_VALUE - intervalMillis && until + intervalMillis < planned) {
            plan(until + intervalMillis);
        }
    }

    /** Hears that what was stored is of no use any more. */
    void dropped() {
        stored(clock.millis());
    }

    /** Lets the next run be no later than that; a later one that was planned is given up. */
    private synchronized void plan(long time) {
        if (time >= planned || timer.isShutdown()) {
            return;
        }
        if (run != null) {
            run.cancel(false);
        }
        planned = time;
        run = timer.schedule(this::run, Math.max(0, time - clock.millis()), TimeUnit.MILLISECONDS);
    }

    private void run() {
        synchronized (this) {
            run = null;
            planned = Long.MAX_VALUE;
        }
        long now = clock.millis();
        for (Shelf<?> shelf : shelves) {
            stored(shelf.purge(now));
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
