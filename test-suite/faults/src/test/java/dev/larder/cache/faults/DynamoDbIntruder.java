package dev.larder.cache.faults;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** On a table of DynamoDB. */
final class DynamoDbIntruder implements Intruder {

    private static final String TABLE = "larder";
    private static final String KEY = "k";
    private static final String ENTRY = "v";
    private static final String TOKEN = "t";
    private static final String EPOCH = "e";

    private final URI server;

    DynamoDbIntruder(URI server) {
        this.server = server;
    }

    @Override
    public void changeTypes() {
        change(
                client ->
                        items(client)
                                .forEach(
                                        item -> {
                                            String what = item.containsKey(EPOCH) ? EPOCH : TOKEN;
                                            set(client, item, what, AttributeValue.fromS("text"));
                                        }));
    }

    @Override
    public void removeOtherTypes() {
        change(
                client ->
                        items(client).stream()
                                .filter(item -> isText(item, EPOCH) || isText(item, TOKEN))
                                .forEach(item -> delete(client, item)));
    }

    private static boolean isText(Map<String, AttributeValue> item, String attribute) {
        AttributeValue value = item.get(attribute);
        return value != null && value.s() != null;
    }

    private static void delete(DynamoDbAsyncClient client, Map<String, AttributeValue> item) {
        client.deleteItem(delete -> delete.tableName(TABLE).key(Map.of(KEY, item.get(KEY)))).join();
    }

    @Override
    public void changeVersions() {
        change(
                client ->
                        items(client).stream()
                                .filter(item -> item.containsKey(ENTRY))
                                .forEach(
                                        item -> {
                                            byte[] bytes = item.get(ENTRY).b().asByteArray();
                                            bytes[0] = 'v';
                                            SdkBytes other = SdkBytes.fromByteArray(bytes);
                                            set(client, item, ENTRY, AttributeValue.fromB(other));
                                        }));
    }

    @Override
    public void takeNoLarge() {
        // 400 KB is its limit
    }

    @Override
    public void makeRoom() {
        // it never lacked any
    }

    private void change(Consumer<DynamoDbAsyncClient> work) {
        try (DynamoDbAsyncClient client =
                DynamoDbAsyncClient.builder()
                        .endpointOverride(server)
                        .region(Region.EU_CENTRAL_1)
                        .credentialsProvider(
                                StaticCredentialsProvider.create(
                                        AwsBasicCredentials.create("test", "test")))
                        .build()) {
            work.accept(client);
        }
    }

    private static List<Map<String, AttributeValue>> items(DynamoDbAsyncClient client) {
        return client.scan(scan -> scan.tableName(TABLE).consistentRead(true)).join().items();
    }

    private static void set(
            DynamoDbAsyncClient client,
            Map<String, AttributeValue> item,
            String attribute,
            AttributeValue value) {
        client.updateItem(
                        update ->
                                update.tableName(TABLE)
                                        .key(Map.of(KEY, item.get(KEY)))
                                        .updateExpression("SET #a = :value")
                                        .expressionAttributeNames(Map.of("#a", attribute))
                                        .expressionAttributeValues(Map.of(":value", value)))
                .join();
    }
}
