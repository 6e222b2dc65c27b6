package dev.larder.cache.backend.dynamodb;

import dev.larder.cache.CacheBackendException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** Deletes items. Done when DynamoDB has left none unprocessed. */
final class Removals {

    private static final int GROUP = 25;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(20);

    private final Wire wire;
    private final Requests requests;

    Removals(Wire wire, Requests requests) {
        this.wire = wire;
        this.requests = requests;
    }

    /** In any order; what is absent is deleted. Fails if not done within the time limit. */
    CompletableFuture<Void> remove(List<String> keys) {
        List<String> distinct = keys.stream().distinct().toList();
        if (distinct.size() == 1) {
            return wire.again(client -> client.deleteItem(requests.remove(distinct.get(0))))
                    .thenAccept(done -> {});
        }
        long deadline = System.nanoTime() + wire.limit();
        List<CompletableFuture<Void>> groups = new ArrayList<>();
        for (int from = 0; from < distinct.size(); from += GROUP) {
            int to = Math.min(from + GROUP, distinct.size());
            List<WriteRequest> group =
                    distinct.subList(from, to).stream().map(Requests::removal).toList();
            groups.add(group(group, FIRST_PAUSE, deadline));
        }
        return CompletableFuture.allOf(groups.toArray(CompletableFuture[]::new));
    }

    private CompletableFuture<Void> group(List<WriteRequest> group, Duration pause, long deadline) {
        return wire.again(client -> client.batchWriteItem(requests.remove(group)))
                .thenCompose(
                        answer -> {
                            List<WriteRequest> rest =
                                    answer.unprocessedItems()
                                            .getOrDefault(requests.table(), List.of());
                            return rest.isEmpty()
                                    ? CompletableFuture.completedFuture(null)
                                    : again(rest, pause, deadline);
                        });
    }

    private CompletableFuture<Void> again(List<WriteRequest> rest, Duration pause, long deadline) {
        if (System.nanoTime() + pause.toNanos() - deadline > 0) {
            return CompletableFuture.failedFuture(
                    new CacheBackendException(
                            "DynamoDB left " + rest.size() + " items undeleted.", null));
        }
        return wire.later(pause, () -> group(rest, pause.multipliedBy(2), deadline));
    }
}
