package dev.larder.cache.backend.dynamodb;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;

/**
 * Sends requests, from threads of its own: the SDK signs a request on the thread that asks, and may
 * wait there for new credentials. What has waited longer than the time limit is not sent any more.
 * Answers end on a thread of the driver.
 */
final class Wire {

    private final DynamoDbClients clients;
    private final Refusals refusals;
    private final long limit;

    Wire(DynamoDbClients clients, Refusals refusals, Duration limit) {
        this.clients = clients;
        this.refusals = refusals;
        this.limit = limit.toNanos();
    }

    /** What must not be sent twice. */
    <R> CompletableFuture<R> once(Function<DynamoDbAsyncClient, CompletableFuture<R>> request) {
        return send(clients.single(), request);
    }

    /** What may be sent twice. */
    <R> CompletableFuture<R> again(Function<DynamoDbAsyncClient, CompletableFuture<R>> request) {
        return send(clients.patient(), request);
    }

    /** After a pause. */
    @SuppressWarnings("FutureReturnValueIgnored")
    <R> CompletableFuture<R> later(Duration pause, Supplier<? extends CompletionStage<R>> work) {
        CompletableFuture<Void> over = new CompletableFuture<>();
        try {
            clients.timer()
                    .schedule(() -> over.complete(null), pause.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException closed) {
            over.completeExceptionally(closed);
        }
        return over.thenCompose(nothing -> work.get());
    }

    /** How long an operation may take, in nanoseconds. */
    long limit() {
        return limit;
    }

    private <R> CompletableFuture<R> send(
            DynamoDbAsyncClient client,
            Function<DynamoDbAsyncClient, CompletableFuture<R>> request) {
        CompletableFuture<R> answer = new CompletableFuture<>();
        long asked = System.nanoTime();
        try {
            clients.execute(
                    () -> {
                        if (System.nanoTime() - asked > limit) {
                            answer.completeExceptionally(
                                    new TimeoutException("Not sent: the time was over."));
                        } else {
                            send(client, request, answer);
                        }
                    });
        } catch (RejectedExecutionException full) {
            answer.completeExceptionally(full);
        }
        return answer;
    }

    @SuppressWarnings("FutureReturnValueIgnored")
    private <R> void send(
            DynamoDbAsyncClient client,
            Function<DynamoDbAsyncClient, CompletableFuture<R>> request,
            CompletableFuture<R> answer) {
        try {
            request.apply(client).whenComplete((value, error) -> end(answer, value, error));
        } catch (RuntimeException | LinkageError notSent) {
            answer.completeExceptionally(notSent);
        }
    }

    private <R> void end(CompletableFuture<R> answer, R value, @Nullable Throwable error) {
        if (error == null) {
            refusals.ended();
            answer.complete(value);
        } else {
            answer.completeExceptionally(refusals.explained(error));
        }
    }
}
