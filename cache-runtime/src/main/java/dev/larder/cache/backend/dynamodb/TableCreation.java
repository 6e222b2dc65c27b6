package dev.larder.cache.backend.dynamodb;

import dev.larder.cache.backend.line.Causes;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;

/**
 * Makes the table where it is missing, and sees to it that DynamoDB deletes what has ended. Several
 * nodes may do so at once. It is nobody's wait: calls go on without the cache meanwhile.
 */
final class TableCreation {

    private static final Logger LOG = LoggerFactory.getLogger(TableCreation.class);
    private static final Duration POLL = Duration.ofMillis(250);
    private static final int POLLS = 480;
    private static final Duration BETWEEN_RUNS = Duration.ofSeconds(5);

    private final DynamoDbClients clients;
    private final DynamoDbTable table;
    private final TableRequests requests;
    private final AtomicReference<@Nullable CompletableFuture<Void>> running =
            new AtomicReference<>();
    private volatile long failedAt = System.nanoTime() - BETWEEN_RUNS.toNanos();

    TableCreation(DynamoDbClients clients, DynamoDbTable table) {
        this.clients = clients;
        this.table = table;
        this.requests = new TableRequests(table.name());
    }

    /**
     * The table is missing: begins to make it, if that is not under way and has not just failed.
     */
    void begin() {
        if (System.nanoTime() - failedAt >= BETWEEN_RUNS.toNanos()) {
            ensure();
        }
    }

    /** Done when the table can be used. Several who ask at once share one run. */
    CompletableFuture<Void> ensure() {
        CompletableFuture<Void> mine = new CompletableFuture<>();
        CompletableFuture<Void> under = running.compareAndExchange(null, mine);
        if (under != null) {
            return under;
        }
        sent(this::usable)
                .thenCompose(active -> new TableExpiry(clients.patient(), table).enable())
                .whenComplete((done, error) -> end(mine, error));
        return mine;
    }

    private void end(CompletableFuture<Void> run, @Nullable Throwable error) {
        running.set(null);
        if (error == null) {
            run.complete(null);
            return;
        }
        failedAt = System.nanoTime();
        if (!(Causes.of(error) instanceof RejectedExecutionException)) { // else it is closed
            LOG.warn(
                    "Backend {} could not make table {}: {}",
                    table.backend(),
                    table.name(),
                    Causes.text(error));
        }
        run.completeExceptionally(error);
    }

    private CompletableFuture<Void> usable() {
        return status().exceptionallyCompose(
                        error ->
                                Causes.of(error) instanceof ResourceNotFoundException
                                        ? created()
                                        : CompletableFuture.failedFuture(error))
                .thenCompose(status -> active(status, POLLS));
    }

    private CompletableFuture<TableStatus> created() {
        return clients.patient()
                .createTable(requests.create())
                .thenApply(
                        answer -> {
                            LOG.info("Table {} is being made", table.name());
                            return answer.tableDescription().tableStatus();
                        })
                .exceptionallyCompose(
                        error ->
                                Causes.of(error) instanceof ResourceInUseException
                                        ? status()
                                        : CompletableFuture.failedFuture(error));
    }

    private CompletableFuture<Void> active(TableStatus status, int polls) {
        if (status == TableStatus.ACTIVE || status == TableStatus.UPDATING) {
            return CompletableFuture.completedFuture(null);
        }
        if (polls == 0) {
            return CompletableFuture.failedFuture(
                    new IllegalStateException("It does not become active, but is " + status + "."));
        }
        return later(() -> status().thenCompose(next -> active(next, polls - 1)));
    }

    private CompletableFuture<TableStatus> status() {
        return clients.patient()
                .describeTable(requests.describe())
                .thenApply(answer -> answer.table().tableStatus());
    }

    private CompletableFuture<Void> later(Supplier<CompletableFuture<Void>> work) {
        CompletableFuture<Void> over = new CompletableFuture<>();
        try {
            clients.timer()
                    .schedule(() -> over.complete(null), POLL.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException closed) {
            over.completeExceptionally(closed);
        }
        return over.thenCompose(nothing -> sent(work));
    }

    /** On the threads that may wait for credentials. */
    private CompletableFuture<Void> sent(Supplier<CompletableFuture<Void>> work) {
        CompletableFuture<Void> begun = new CompletableFuture<>();
        try {
            clients.execute(() -> begun.complete(null));
        } catch (RejectedExecutionException closed) {
            begun.completeExceptionally(closed);
        }
        return begun.thenCompose(nothing -> work.get());
    }
}
