package dev.larder.cache.backend.line;

import dev.larder.cache.backend.BinaryBackend;
import dev.larder.cache.backend.PartUnavailableException;
import java.time.Duration;
import java.util.Iterator;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Brings a backend back, off the way of any caller: sends pending invalidations again, at growing
 * intervals while operations go through; and while the circuit breaker is open tries every probe
 * interval whether the backend answers, tells it what it missed and closes the breaker.
 */
final class Repair {

    private static final Duration FIRST_RETRY = Duration.ofMillis(100);
    private static final Duration LAST_RETRY = Duration.ofSeconds(5);

    private final Line line;
    private final Pending pending;
    private final CircuitBreaker breaker;
    private final Ticker ticker;
    private final Duration probe;
    private final Runnable closed;
    private final AtomicBoolean retrying = new AtomicBoolean();
    private final AtomicBoolean awaiting = new AtomicBoolean();
    private volatile Duration pause = FIRST_RETRY;

    Repair(Line line, Pending pending, CircuitBreaker breaker, Repairing how) {
        this.line = line;
        this.pending = pending;
        this.breaker = breaker;
        this.ticker = how.ticker();
        this.probe = how.probe();
        this.closed = how.closed();
    }

    /**
     * How it repairs.
     *
     * @param closed hears when the circuit breaker was closed
     */
    record Repairing(Ticker ticker, Duration probe, Runnable closed) {}

    /** There is something pending. */
    void retryLater() {
        if (retrying.compareAndSet(false, true)) {
            ticker.after(pause, this::retry);
        }
    }

    /** The circuit breaker has opened. */
    void probeLater() {
        ticker.after(probe, this::probe);
    }

    private void retry() {
        if (!breaker.isClosed()) {
            retrying.set(false);
            return;
        }
        sendAll(line::call)
                .whenComplete(
                        (done, error) -> {
                            pause = error == null ? FIRST_RETRY : longer(pause);
                            retrying.set(false);
                            if (!pending.isEmpty()) {
                                retryLater();
                                retryWhenBack(error);
                            }
                        });
    }

    /**
     * Callers miss what is in quarantine: it need not wait for the pause once its server is back.
     */
    private void retryWhenBack(@Nullable Throwable error) {
        if (error != null
                && Causes.of(error) instanceof PartUnavailableException part
                && awaiting.compareAndSet(false, true)) {
            part.back()
                    .thenRun(
                            () -> {
                                awaiting.set(false);
                                pause = FIRST_RETRY;
                                ticker.after(Duration.ZERO, this::retry);
                            });
        }
    }

    private void probe() {
        long start = ticker.nanos();
        line.probe(BinaryBackend::time)
                .whenComplete(
                        (time, error) -> {
                            if (error != null || breaker.isSlow(ticker.nanos() - start)) {
                                probeLater();
                            } else {
                                breaker.halfOpen();
                                makeUp();
                            }
                        });
    }

    private void makeUp() {
        sendAll(line::probe)
                .whenComplete(
                        (done, error) -> {
                            if (error != null && !Causes.isPart(error)) {
                                breaker.openAgain();
                                probeLater();
                            } else if (error == null && !pending.isEmpty()) {
                                makeUp();
                            } else {
                                close();
                            }
                        });
    }

    private void close() {
        breaker.close();
        closed.run();
        if (!pending.isEmpty()) {
            retryLater();
        }
    }

    private CompletableFuture<Void> sendAll(Sender sender) {
        return sendNext(pending.due().iterator(), sender);
    }

    private CompletableFuture<Void> sendNext(Iterator<Pending.Due> due, Sender sender) {
        if (!due.hasNext()) {
            return CompletableFuture.completedFuture(null);
        }
        Pending.Due next = due.next();
        return sender.send(next.invalidation()::send)
                .<@Nullable Throwable>handle(
                        (done, error) -> {
                            if (error == null) {
                                pending.done(next);
                            }
                            return error;
                        })
                .thenCompose(error -> sendRest(error, due, sender));
    }

    /** What one part of the authority does not take keeps nothing from the others. */
    private CompletableFuture<Void> sendRest(
            @Nullable Throwable error, Iterator<Pending.Due> due, Sender sender) {
        if (error == null) {
            return sendNext(due, sender);
        }
        return Causes.isPart(error)
                ? sendNext(due, sender)
                        .thenCompose(done -> CompletableFuture.<Void>failedFuture(error))
                : CompletableFuture.failedFuture(error);
    }

    private static Duration longer(Duration pause) {
        Duration twice = pause.multipliedBy(2);
        return twice.compareTo(LAST_RETRY) < 0 ? twice : LAST_RETRY;
    }

    @FunctionalInterface
    private interface Sender {
        CompletableFuture<Void> send(Function<BinaryBackend, CompletionStage<Void>> operation);
    }
}
