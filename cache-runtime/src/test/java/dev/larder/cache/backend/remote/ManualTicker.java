package dev.larder.cache.backend.remote;

import dev.larder.cache.backend.line.Ticker;
import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;

/** Time that passes when a test says so. */
final class ManualTicker implements Ticker {

    private static final int MOST = 100_000;

    private final PriorityQueue<Task> tasks =
            new PriorityQueue<>(Comparator.comparingLong(Task::at).thenComparingLong(Task::number));
    private long now = 1_000_000_000L;
    private long number;

    @Override
    public long nanos() {
        return now;
    }

    @Override
    public void after(Duration delay, Runnable work) {
        tasks.add(new Task(now + delay.toNanos(), number++, work));
    }

    /**
     * Lets time pass, and does what is due in it.
     *
     * @throws AssertionError if that never ends, because something is done again without a pause
     */
    void advance(Duration by) {
        long end = now + by.toNanos();
        for (int done = 0; !tasks.isEmpty() && tasks.peek().at() <= end; done++) {
            if (done == MOST) {
                throw new AssertionError(MOST + " works in " + by + ": one has no pause.");
            }
            Task next = tasks.remove();
            now = Math.max(now, next.at());
            next.work().run();
        }
        now = end;
    }

    @Override
    public void close() {
        tasks.clear();
    }

    private record Task(long at, long number, Runnable work) {}
}
