package dev.larder.cache.backend.dynamodb;

import dev.larder.cache.backend.line.Causes;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/** Writes whose condition may not hold: that is an answer, and no failure. */
final class Conditions {

    private Conditions() {}

    /**
     * The result of a write.
     *
     * @param otherwise the result where the condition did not hold, of the item that is there;
     *     empty if none is, or if it was not asked for
     */
    static <T> CompletableFuture<T> result(
            CompletableFuture<T> write, Function<Map<String, AttributeValue>, T> otherwise) {
        return write.exceptionallyCompose(
                error ->
                        Causes.of(error) instanceof ConditionalCheckFailedException refused
                                ? CompletableFuture.completedFuture(otherwise.apply(refused.item()))
                                : CompletableFuture.failedFuture(error));
    }
}
