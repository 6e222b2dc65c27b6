package dev.larder.cache.tck.dynamodb;

import dev.larder.cache.tck.RawStore;
import java.util.Collection;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A table as it is. The bytes of a key are those of the entry of a slot, and of the epoch of a
 * cell.
 */
public final class DynamoDbRawStore implements RawStore {

    private final DynamoDbAsyncClient client;
    private final String table;

    /** Of a table. */
    public DynamoDbRawStore(DynamoDbAsyncClient client, String table) {
        this.client = client;
        this.table = table;
    }

    @Override
    public Collection<String> keys() {
        return client
                .scan(scan -> scan.tableName(table).consistentRead(true))
                .join()
                .items()
                .stream()
                .map(item -> item.get("k").s())
                .toList();
    }

    @Override
    public byte @Nullable [] get(String key) {
        AttributeValue bytes = item(key).get(attribute(key));
        return bytes == null ? null : bytes.b().asByteArray();
    }

    @Override
    public void set(String key, byte[] bytes) {
        set(key, AttributeValue.fromB(SdkBytes.fromByteArray(bytes)), attribute(key));
    }

    @Override
    public void setOtherType(String key) {
        delete(key);
        set(key, AttributeValue.fromS("text"), key.endsWith("!") ? "e" : "t");
    }

    @Override
    public void delete(String key) {
        client.deleteItem(delete -> delete.tableName(table).key(name(key))).join();
    }

    @Override
    public OptionalLong life(String key) {
        AttributeValue end = item(key).get("x");
        return end == null
                ? OptionalLong.empty()
                : OptionalLong.of(Long.parseLong(end.n()) * 1_000 - System.currentTimeMillis());
    }

    private Map<String, AttributeValue> item(String key) {
        return client.getItem(get -> get.tableName(table).key(name(key)).consistentRead(true))
                .join()
                .item();
    }

    private void set(String key, AttributeValue value, String attribute) {
        client.updateItem(
                        update ->
                                update.tableName(table)
                                        .key(name(key))
                                        .updateExpression("SET " + attribute + " = :value")
                                        .expressionAttributeValues(Map.of(":value", value)))
                .join();
    }

    private static String attribute(String key) {
        return key.endsWith("!") ? "e" : "v";
    }

    private static Map<String, AttributeValue> name(String key) {
        return Map.of("k", AttributeValue.fromS(key));
    }
}
