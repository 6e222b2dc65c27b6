package dev.larder.benchmarks.redis;

import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Asks from one thread, with a fixed number of questions under way. */
final class Window implements Asking {

    private final int width;
    private final Semaphore free;
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    Window(int width) {
        this.width = width;
        this.free = new Semaphore(width);
    }

    @Override
    public double rate(long millis, Question question) throws InterruptedException {
        long begun = System.nanoTime();
        long end = begun + millis * 1_000_000;
        long asked = 0;
        for (; System.nanoTime() - end < 0; asked++) {
            free.acquire();
            question.stage().apply(asked).whenComplete(this::ended);
        }
        free.acquire(width);
        long took = System.nanoTime() - begun;
        free.release(width);
        Throwable cause = failure.get();
        if (cause != null) {
            throw new IllegalStateException("A question had no answer.", cause);
        }
        return asked * 1e9 / took;
    }

    private void ended(@Nullable Boolean right, @Nullable Throwable cause) {
        if (cause != null || !Boolean.TRUE.equals(right)) {
            failure.set(cause == null ? new IllegalStateException("not what is stored") : cause);
        }
        free.release();
    }
}
