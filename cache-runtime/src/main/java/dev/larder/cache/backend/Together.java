package dev.larder.cache.backend;

import io.micronaut.core.annotation.Internal;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Several answers as one. */
@Internal
public final class Together {

    private Together() {}

    /**
     * The answers in the order of the stages; fails when one of them does, after all have ended.
     */
    public static <T> CompletableFuture<List<T>> all(List<? extends CompletionStage<T>> stages) {
        List<CompletableFuture<T>> futures =
                stages.stream().map(CompletionStage::toCompletableFuture).toList();
        return CompletableFuture.allOf(futures.toArray(CompletableFuture[]::new))
                .thenApply(done -> futures.stream().map(CompletableFuture::join).toList());
    }
}
