package dev.larder.cache.manual;

import dev.larder.cache.tck.server.DynamoDbServer;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;

@Tag("once")
class DynamoDbCacheTest extends CacheScenario {

    @Override
    Map<String, Object> backend() {
        Map<String, Object> all = new HashMap<>(DynamoDbServer.start().properties());
        all.put("larder.backend", "dynamodb");
        all.put("larder.dynamodb.create-table", true);
        all.put("larder.dynamodb.table", "manual");
        all.put("larder.timeout", "5s");
        all.put("larder.breaker.slow", "5s");
        return all;
    }

    @Override
    boolean remote() {
        return true;
    }
}
