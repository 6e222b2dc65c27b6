package dev.larder.cache.tck.dynamodb;

import dev.larder.cache.backend.EntryBackend;
import dev.larder.cache.tck.RawStore;
import dev.larder.cache.tck.RemoteBackendTck;
import dev.larder.cache.tck.TestContexts;
import dev.larder.cache.tck.server.DynamoDbServer;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;

@Tag("once")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DynamoDbBackendTest extends RemoteBackendTck {

    private static final Map<String, String> TABLE =
            Map.of("table", "backend-tck", "create-table", "true");

    private static final Duration SLOW = Duration.ofSeconds(5);

    private final DynamoDbServer server = DynamoDbServer.start();
    private final DynamoDbNode one = node("tck");
    private final DynamoDbNode other = node("tck");
    private final DynamoDbNode elsewhere = node("tck2");
    private final RawStore raw =
            new DynamoDbRawStore(
                    one.application().getBean(DynamoDbAsyncClient.class), TABLE.get("table"));

    @AfterAll
    void close() {
        one.close();
        other.close();
        elsewhere.close();
    }

    @Override
    protected EntryBackend backend() {
        return one.backend();
    }

    @Override
    protected EntryBackend otherNode() {
        return other.backend();
    }

    @Override
    protected EntryBackend otherApplication() {
        return elsewhere.backend();
    }

    @Override
    protected RawStore raw() {
        return raw;
    }

    private DynamoDbNode node(String prefix) {
        return new DynamoDbNode(server.properties(), TestContexts.of(prefix, SLOW), TABLE);
    }
}
