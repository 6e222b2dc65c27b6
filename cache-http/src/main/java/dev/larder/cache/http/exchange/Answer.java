package dev.larder.cache.http.exchange;

import io.micronaut.http.MutableHttpResponse;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * How a request goes on.
 *
 * @param reply null: its handler runs
 */
record Answer(@Nullable MutableHttpResponse<?> reply) {

    private static final CompletionStage<Answer> GO_ON =
            CompletableFuture.completedFuture(new Answer(null));
    private static final CompletionStage<Optional<MutableHttpResponse<?>>> NOTHING =
            CompletableFuture.completedFuture(Optional.empty());

    /** The handler runs. */
    static CompletionStage<Answer> goOn() {
        return GO_ON;
    }

    /** The request is answered. */
    static CompletionStage<Answer> reply(MutableHttpResponse<?> reply) {
        return CompletableFuture.completedFuture(new Answer(reply));
    }

    /** As the server wants it. */
    static CompletionStage<Optional<MutableHttpResponse<?>>> toServer(
            CompletionStage<Answer> answer) {
        return answer == GO_ON
                ? NOTHING
                : answer.thenApply(each -> Optional.ofNullable(each.reply()));
    }
}
