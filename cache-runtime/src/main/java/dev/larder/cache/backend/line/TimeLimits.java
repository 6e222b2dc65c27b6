package dev.larder.cache.backend.line;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

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
        CompletableFuture<T> result = new CompletableFuture<>();
        stage.whenComplete(
                (value, error) -> {
                    if (error == null) {
                        result.complete(value);
                    } else {
                        result.completeExceptionally(error);
                    }
                });
        if (!result.isDone()) {
            limited.add(new Limited<>(result, deadline));
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

    private record Limited<T>(CompletableFuture<T> result, long deadline) {

        boolean isOver(long now) {
            if (!result.isDone() && now - deadline >= 0) {
                result.completeExceptionally(new TimeoutException("No answer in time."));
            }
            return result.isDone();
        }
    }
}
