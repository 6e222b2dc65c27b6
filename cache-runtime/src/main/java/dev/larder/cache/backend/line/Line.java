package dev.larder.cache.backend.line;

import dev.larder.cache.backend.BinaryBackend;
import io.micronaut.core.annotation.Internal;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/**
 * The way to the authority: every operation has a time limit, is counted, and is not sent while the
 * circuit breaker is open. The stages end on a thread of the driver or of the ticker: what is
 * attached to them is short, and never code of the application.
 */
@Internal
public final class Line {

    private final BinaryBackend authority;
    private final Ticker ticker;
    private final TimeLimits limits;
    private final CircuitBreaker breaker;
    private final Counters counters;
    private final long limit;
    private volatile long heardAt;

    Line(BinaryBackend authority, Limits how, CircuitBreaker breaker, Counters counters) {
        this.authority = authority;
        this.ticker = how.ticker();
        this.limits = new TimeLimits(ticker);
        this.breaker = breaker;
        this.counters = counters;
        this.limit = how.limit().toNanos();
        this.heardAt = ticker.nanos() - 1;
    }

    /** How long one operation may take. */
    record Limits(Ticker ticker, Duration limit) {}

    /** Whether operations are sent. */
    public boolean isOpen() {
        return breaker.isClosed();
    }

    /** Why operations are not sent while it is not open. */
    public RuntimeException notAsked() {
        return new NotAskedException();
    }

    /** The time by which deadlines are meant. */
    public long now() {
        return ticker.nanos();
    }

    /** How long an operation may take. */
    public long limit() {
        return limit;
    }

    /** When an operation that begins now has to be over. */
    public long deadline() {
        return now() + limit;
    }

    /** The authority itself. */
    public BinaryBackend authority() {
        return authority;
    }

    /** An operation, in the time that one may take. */
    public <T> CompletableFuture<T> call(Function<BinaryBackend, CompletionStage<T>> operation) {
        return call(deadline(), operation);
    }

    /** An operation that has to be over by then. */
    public <T> CompletableFuture<T> call(
            long deadline, Function<BinaryBackend, CompletionStage<T>> operation) {
        if (!breaker.isClosed()) {
            return CompletableFuture.failedFuture(new NotAskedException());
        }
        long start = ticker.nanos();
        if (deadline - start <= 0) {
            return noTimeLeft();
        }
        CompletableFuture<T> answer = send(deadline, operation);
        answer.whenComplete(
                (value, error) -> {
                    if (error == null) {
                        long now = ticker.nanos();
                        heardAt = now;
                        breaker.answered(now - start);
                    } else {
                        failed(error);
                    }
                });
        return answer;
    }

    /** An operation that is sent whatever the circuit breaker says, and does not change it. */
    <T> CompletableFuture<T> probe(Function<BinaryBackend, CompletionStage<T>> operation) {
        return send(deadline(), operation);
    }

    /**
     * A stage that others wait for too, no longer than to a deadline. A time-out is a failure of
     * the authority only if it was silent all the time: many who wait for one answer on a busy
     * machine say nothing about it.
     */
    public <T> CompletableFuture<T> await(CompletableFuture<T> shared, long deadline) {
        if (shared.isDone()) {
            return shared;
        }
        long start = ticker.nanos();
        CompletableFuture<T> mine = limits.within(shared, deadline);
        mine.whenComplete(
                (value, error) -> {
                    if (error != null && !shared.isDone() && heardAt - start < 0) {
                        counters.backendErrors.increment();
                        breaker.failed(Causes.text(error));
                    }
                });
        return mine;
    }

    /** What a part of the authority did not do is no reason to leave the others alone. */
    private void failed(Throwable error) {
        counters.backendErrors.increment();
        if (!Causes.isPart(error)) {
            breaker.failed(Causes.text(error));
        }
    }

    private <T> CompletableFuture<T> send(
            long deadline, Function<BinaryBackend, CompletionStage<T>> operation) {
        CompletionStage<T> stage;
        try {
            stage = operation.apply(authority);
        } catch (RuntimeException e) {
            stage = CompletableFuture.failedFuture(e);
        }
        return limits.within(stage, deadline);
    }

    private <T> CompletableFuture<T> noTimeLeft() {
        counters.backendErrors.increment();
        return CompletableFuture.failedFuture(new TimeoutException("No time left."));
    }
}
