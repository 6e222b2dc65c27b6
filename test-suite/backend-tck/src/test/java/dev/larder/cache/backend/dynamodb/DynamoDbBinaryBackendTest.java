package dev.larder.cache.backend.dynamodb;

import dev.larder.cache.backend.BinaryBackend;
import dev.larder.cache.tck.BinaryBackendTck;
import dev.larder.cache.tck.server.DynamoDbServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DynamoDbBinaryBackendTest extends BinaryBackendTck {

    private final Bench bench = new Bench(DynamoDbServer.start(), "binary-tck").withTable();

    @AfterAll
    void close() {
        bench.close();
    }

    @Override
    protected BinaryBackend authority() {
        return bench.backend();
    }
}
