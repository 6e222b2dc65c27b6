package dev.larder.cache.backend.dynamodb;

import dev.larder.cache.backend.line.Causes;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveDescription;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;

/**
 * The time to live of a table. Without it the cache is right all the same, but what has ended stays
 * and is paid for: so a failure is said, and stops nothing.
 */
final class TableExpiry {

    private static final Logger LOG = LoggerFactory.getLogger(TableExpiry.class);
    private static final String ALREADY = "already enabled";

    private final DynamoDbAsyncClient client;
    private final DynamoDbTable table;
    private final TableRequests requests;

    TableExpiry(DynamoDbAsyncClient client, DynamoDbTable table) {
        this.client = client;
        this.table = table;
        this.requests = new TableRequests(table.name());
    }

    /** Switches it on, once: DynamoDB refuses a second time, and changes within the hour. */
    CompletableFuture<Void> enable() {
        return client.describeTimeToLive(requests.describeExpiry())
                .thenCompose(answer -> enabled(answer.timeToLiveDescription()))
                .exceptionally(
                        error -> {
                            if (!Causes.text(error).contains(ALREADY)) {
                                failed(Causes.text(error));
                            }
                            return null;
                        });
    }

    private CompletableFuture<Void> enabled(TimeToLiveDescription now) {
        TimeToLiveStatus status = now.timeToLiveStatus();
        if (status == TimeToLiveStatus.ENABLED || status == TimeToLiveStatus.ENABLING) {
            if (!Items.END.equals(now.attributeName())) {
                failed("it is that of attribute " + now.attributeName());
            }
            return CompletableFuture.completedFuture(null);
        }
        return client.updateTimeToLive(requests.enableExpiry())
                .thenAccept(done -> LOG.info("Table {} has a time to live", table.name()));
    }

    private void failed(String reason) {
        LOG.warn(
                "Backend {} could not set the time to live of table {} to attribute x, so what has"
                        + " expired there stays: {}",
                table.backend(),
                table.name(),
                reason);
    }
}
