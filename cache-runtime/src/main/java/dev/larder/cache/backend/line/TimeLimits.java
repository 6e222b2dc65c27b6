package dev.larder.cache.backend.line;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Ends the wait for stages that take too long, whatever they are waiting for. One sweep looks after
 * all of them, every few milliseconds while there are any: a timer for each would cost more than
 * the operation.
 */
final class TimeLimits {

    private static final Duration SWEEP = Duration.ofMillis(5);

    private final Ticker ticker;
    private final Queue<Limited<?>> limited = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean sweeping = new AtomicBoolean();

    TimeLimits(Ticker ticker) {
        this.ticker = ticker;
    }

    /** As the stage, or failed with a {@link TimeoutException} soon after the deadline. */
    <T> CompletableFuture<T> within(CompletionStage<T> stage, long deadline) {
        Limited<T> result = new Limited<>(deadline);
        stage.whenComplete(result);
        if (!result.isDone()) {
            limited.add(result);
            sweepSoon();
        }
        return result;
    }

    private void sweepSoon() {
        if (sweeping.compareAndSet(false, true)) {
            ticker.after(SWEEP, this::sweep);
        }
    }

    private void sweep() {
        long now = ticker.nanos();
        limited.removeIf(one -> one.isOver(now));
        sweeping.set(false);
        if (!limited.isEmpty()) {
            sweepSoon();
        }
    }

    /** What becomes of a stage, or of the wait for it. */
    private static final class Limited<T> extends CompletableFuture<T>
            implements BiConsumer<T, @Nullable Throwable> {

        private final long deadline;

        Limited(long deadline) {
            this.deadline = deadline;
        }

        @Override
        public void accept(T value, @Nullable Throwable error) {
            if (error == null) {
                complete(value);
            } else {
                completeExceptionally(error);
            }
        }

        boolean isOver(long now) {
            if (!isDone() && now - deadline >= 0) {
                completeExceptionally(new TimeoutException("No answer in time."));
            }
            return isDone();
        }
    }
}
