package dev.larder.cache.intercept;

import dev.larder.cache.load.Loaded;
import dev.larder.cache.load.Stages;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Conversions between what methods give and what loads give. */
final class Results {

    private Results() {}

    /** Throws what a method threw, checked or not, as it is. */
    @SuppressWarnings("unchecked")
    static <X extends Throwable> RuntimeException thrown(Throwable failure) throws X {
        throw (X) failure;
    }

    /** What a future gives. */
    static CompletionStage<Loaded> loaded(
            @Nullable CompletionStage<?> future,
            Function<@Nullable Object, @Nullable Object> content) {
        if (future == null) {
            return CompletableFuture.completedFuture(Loaded.of(null));
        }
        CompletableFuture<Loaded> loaded = new CompletableFuture<>();
        future.whenComplete(
                (value, failure) ->
                        loaded.complete(
                                failure == null
                                        ? Loaded.of(content.apply(value))
                                        : Loaded.failed(Stages.cause(failure))));
        return loaded;
    }

    /** A future of its own for a caller, who may cancel it without touching the load. */
    static CompletableFuture<@Nullable Object> future(
            CompletionStage<Loaded> loaded, Function<@Nullable Object, @Nullable Object> shape) {
        CompletableFuture<@Nullable Object> future = new CompletableFuture<>();
        loaded.whenComplete(
                (value, failure) -> {
                    Throwable cause = failure != null ? Stages.cause(failure) : value.failure();
                    if (cause != null) {
                        future.completeExceptionally(cause);
                    } else {
                        future.complete(shape.apply(value.value()));
                    }
                });
        return future;
    }
}
