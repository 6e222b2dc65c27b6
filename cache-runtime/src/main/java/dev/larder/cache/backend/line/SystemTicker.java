package dev.larder.cache.backend.line;

import io.micronaut.core.annotation.Internal;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The system's time, and a daemon thread of its own. */
@Internal
public final class SystemTicker implements Ticker {

    private final ScheduledThreadPoolExecutor thread;

    /** For a backend. */
    public SystemTicker(String backend) {
        thread =
                new ScheduledThreadPoolExecutor(
                        1,
                        work -> {
                            Thread made = new Thread(work, "larder-" + backend);
                            made.setDaemon(true);
                            return made;
                        });
        thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    @Override
    public long nanos() {
        return System.nanoTime();
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored")
    public void after(Duration delay, Runnable work) {
        try {
            thread.schedule(work, delay.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException closed) {
            // what was left to do ends with the backend
        }
    }

    @Override
    public void close() {
        thread.shutdown();
    }
}
