package dev.larder.cache.http.exchange;

import dev.larder.cache.load.Loaded;
import dev.larder.cache.load.Stages;
import dev.larder.cache.namespace.Counters.Event;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** How requests wait: without a thread, and not for ever. */
@Singleton
final class Waiting {

    /** What is given instead of a result to one who has waited as long as he may. */
    static final Loaded LATE = Loaded.of(null);

    private static final Duration LONGEST = Duration.ofDays(365);

    private final ServerTraits server;

    Waiting(ServerTraits server) {
        this.server = server;
    }

    /** Waits for a moment of a load. */
    CompletionStage<Answer> until(
            Exchange exchange,
            CompletableFuture<Loaded> moment,
            Function<Loaded, CompletionStage<Answer>> next) {
        exchange.counters().count(Event.WAITER);
        Duration limit = exchange.policy().rules().loading().waitLimit();
        CompletableFuture<Loaded> waited = new CompletableFuture<>();
        moment.thenAccept(waited::complete);
        waited.completeOnTimeout(
                LATE,
                (limit.compareTo(LONGEST) < 0 ? limit : LONGEST).toMillis(),
                TimeUnit.MILLISECONDS);
        return then(waited, next);
    }

    /**
     * The next step: at once where nothing has to be waited for, else on a thread of the server.
     */
    <T> CompletionStage<Answer> then(
            CompletionStage<T> step, Function<T, CompletionStage<Answer>> next) {
        return Stages.then(server.continuation(), step, next);
    }
}
