package dev.larder.cache.manual;

import dev.larder.cache.load.LoadContext;
import dev.larder.cache.load.Loaded;
import dev.larder.cache.load.Stages;
import io.micronaut.core.propagation.PropagatedContext;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Loaders given by hand, run in the context of their call. */
final class Loaders {

    private Loaders() {}

    static CompletionStage<Loaded> sync(
            LoadContext load, Callable<? extends @Nullable Object> loader) {
        try (PropagatedContext.Scope ignored =
                load.over(PropagatedContext.getOrEmpty()).propagate()) {
            return CompletableFuture.completedFuture(Loaded.of(loader.call()));
        } catch (Throwable e) {
            return CompletableFuture.completedFuture(
                    Thread.currentThread().isInterrupted() || e instanceof InterruptedException
                            ? Loaded.interrupted(e)
                            : Loaded.failed(e));
        }
    }

    static CompletionStage<Loaded> stage(
            LoadContext load, Supplier<? extends @Nullable CompletionStage<?>> loader) {
        CompletableFuture<Loaded> loaded = new CompletableFuture<>();
        try (PropagatedContext.Scope ignored =
                load.over(PropagatedContext.getOrEmpty()).propagate()) {
            CompletionStage<?> stage = loader.get();
            if (stage == null) {
                return CompletableFuture.completedFuture(Loaded.of(null));
            }
            stage.whenComplete(
                    (value, failure) ->
                            loaded.complete(
                                    failure == null
                                            ? Loaded.of(value)
                                            : Loaded.failed(Stages.cause(failure))));
        } catch (Throwable e) {
            return CompletableFuture.completedFuture(Loaded.failed(e));
        }
        return loaded;
    }

    /** A stage of its own for the caller. */
    static CompletableFuture<@Nullable Object> result(CompletionStage<Loaded> loaded) {
        CompletableFuture<@Nullable Object> result = new CompletableFuture<>();
        loaded.whenComplete(
                (value, failure) -> {
                    Throwable cause = failure != null ? Stages.cause(failure) : value.failure();
                    if (cause == null) {
                        result.complete(value.value());
                    } else {
                        result.completeExceptionally(cause);
                    }
                });
        return result;
    }
}
