package dev.larder.cache.backend.dynamodb;

import dev.larder.cache.CacheBackendException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

/**
 * Reads items as they are now. What DynamoDB leaves unprocessed is asked for again; when an answer
 * has brought nothing, only once: an item that was not read must not look as if it was absent.
 */
final class BatchReads {

    private static final int GROUP = 100;
    private static final Duration PAUSE = Duration.ofMillis(20);

    private final Wire wire;
    private final Requests requests;

    BatchReads(Wire wire, Requests requests) {
        this.wire = wire;
        this.requests = requests;
    }

    /** The items that there are, by their keys. */
    CompletableFuture<Map<String, Map<String, AttributeValue>>> read(List<String> keys) {
        List<String> distinct = keys.stream().distinct().toList();
        List<CompletableFuture<List<Map<String, AttributeValue>>>> groups = new ArrayList<>();
        for (int from = 0; from < distinct.size(); from += GROUP) {
            int to = Math.min(from + GROUP, distinct.size());
            groups.add(group(distinct.subList(from, to).stream().map(Items::key).toList(), 1));
        }
        return CompletableFuture.allOf(groups.toArray(CompletableFuture[]::new))
                .thenApply(
                        done -> {
                            Map<String, Map<String, AttributeValue>> all = new HashMap<>();
                            for (CompletableFuture<List<Map<String, AttributeValue>>> group :
                                    groups) {
                                group.join().forEach(item -> all.put(Items.keyOf(item), item));
                            }
                            return all;
                        });
    }

    private CompletableFuture<List<Map<String, AttributeValue>>> group(
            List<Map<String, AttributeValue>> keys, int retries) {
        return wire.again(client -> client.batchGetItem(requests.read(keys)))
                .thenCompose(answer -> completed(answer, keys.size(), retries));
    }

    private CompletableFuture<List<Map<String, AttributeValue>>> completed(
            BatchGetItemResponse answer, int asked, int retries) {
        List<Map<String, AttributeValue>> items =
                answer.responses().getOrDefault(requests.table(), List.of());
        KeysAndAttributes rest = answer.unprocessedKeys().get(requests.table());
        if (rest == null || rest.keys().isEmpty()) {
            return CompletableFuture.completedFuture(items);
        }
        int left = rest.keys().size() < asked ? retries : retries - 1;
        if (left < 0) {
            return CompletableFuture.failedFuture(
                    new CacheBackendException(
                            "DynamoDB left " + rest.keys().size() + " keys unread.", null));
        }
        return wire.later(PAUSE, () -> group(rest.keys(), left))
                .thenApply(
                        more -> {
                            List<Map<String, AttributeValue>> all = new ArrayList<>(items);
                            all.addAll(more);
                            return all;
                        });
    }
}
