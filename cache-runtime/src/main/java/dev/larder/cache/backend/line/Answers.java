package dev.larder.cache.backend.line;

import io.micronaut.core.annotation.Internal;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Hands answers out, on the executor that runs what callers attach to them: codecs and loaders
 * never run on a thread of a driver. What went wrong is told here too.
 */
@Internal
public final class Answers {

    private final Executor executor;
    private final Counters counters;
    private final Reports reports;
    private final Executor runs = this::run;

    Answers(Executor executor, Counters counters, Reports reports) {
        this.executor = executor;
        this.counters = counters;
        this.reports = reports;
    }

    /** What happens is counted here. */
    public Counters counters() {
        return counters;
    }

    /** What goes wrong is said here. */
    public Reports reports() {
        return reports;
    }

    /** What becomes of an answer or of its failure. */
    public <A, R> CompletableFuture<R> hand(
            CompletableFuture<A> answer, BiFunction<A, @Nullable Throwable, R> to) {
        return hand(answer, null, to);
    }

    /**
     * What becomes of an answer or of its failure.
     *
     * @param where it becomes that; null for the executor
     */
    public <A, R> CompletableFuture<R> hand(
            CompletableFuture<A> answer,
            @Nullable Executor where,
            BiFunction<A, @Nullable Throwable, R> to) {
        return answer.handleAsync(to, where == null ? runs : where);
    }

    /** Runs code of the application. */
    void run(Runnable work) {
        try {
            executor.execute(work);
        } catch (RejectedExecutionException closing) {
            work.run();
        }
    }
}
