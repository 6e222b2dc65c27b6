package dev.larder.cache.load;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** How steps follow each other. */
public final class Stages {

    private Stages() {}

    /**
     * The next step: at once, on this thread, where nothing has to be waited for, else where the
     * call goes on, never on the thread that completed the step before.
     */
    public static <T extends @Nullable Object, R extends @Nullable Object> CompletionStage<R> then(
            Executor resume, CompletionStage<T> step, Function<T, CompletionStage<R>> next) {
        CompletableFuture<T> done = step.toCompletableFuture();
        return done.isDone() ? done.thenCompose(next) : done.thenComposeAsync(next, resume);
    }

    /** The failure that a stage was given, without what stages wrap round it. */
    public static Throwable cause(Throwable failure) {
        Throwable cause = failure;
        while (cause instanceof CompletionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }

    /** The second step after the first, whether that failed or not; fails if either does. */
    public static <T extends @Nullable Object> CompletionStage<T> afterwards(
            CompletionStage<Void> first, Supplier<CompletionStage<T>> second) {
        return first.handle((done, failure) -> failure)
                .thenCompose(
                        failure ->
                                failure == null
                                        ? second.get()
                                        : second.get()
                                                .thenCompose(
                                                        done ->
                                                                CompletableFuture.failedFuture(
                                                                        failure)));
    }
}
