package dev.larder.cache.backend.dynamodb;

import dev.larder.cache.backend.CellState;
import dev.larder.cache.backend.Token;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteRequest;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * Requests to one table. What has come to its end counts as absent in every condition but that of a
 * ban: nodes whose clocks differ may disagree about the end, and then the ban has to reach the cell
 * that another node still believes in.
 */
final class Requests {

    private static final AttributeValue BINARY = Items.text("B");
    private static final AttributeValue TOKEN_LENGTH = Items.number(Long.BYTES);

    private final String table;

    Requests(String table) {
        this.table = table;
    }

    String table() {
        return table;
    }

    BatchGetItemRequest read(List<Map<String, AttributeValue>> keys) {
        KeysAndAttributes all = KeysAndAttributes.builder().keys(keys).consistentRead(true).build();
        return BatchGetItemRequest.builder().requestItems(Map.of(table, all)).build();
    }

    /** Creates what is not there, has ended, or has a token of ours that is none. */
    PutItemRequest open(Map<String, AttributeValue> item, long now) {
        String token = item.containsKey(Items.TOKEN) ? Items.TOKEN : Items.EPOCH;
        String broken = "attribute_type(" + token + ", :binary) AND size(" + token + ") <> :length";
        return put(item)
                .conditionExpression("attribute_not_exists(k) OR x <= :now OR (" + broken + ")")
                .expressionAttributeValues(
                        Map.of(
                                ":now", Items.number(now),
                                ":binary", BINARY,
                                ":length", TOKEN_LENGTH))
                .build();
    }

    /** Replaces what has that token, if it has not ended. */
    PutItemRequest fill(Map<String, AttributeValue> item, Token permit, long now) {
        return put(item)
                .conditionExpression("t = :permit AND x > :now")
                .expressionAttributeValues(
                        Map.of(":permit", Items.bytes(permit), ":now", Items.number(now)))
                .build();
    }

    /** Replaces whatever is there. */
    PutItemRequest hold(Map<String, AttributeValue> item) {
        return PutItemRequest.builder().tableName(table).item(item).build();
    }

    DeleteItemRequest remove(String key) {
        return DeleteItemRequest.builder().tableName(table).key(Items.key(key)).build();
    }

    BatchWriteItemRequest remove(List<WriteRequest> removals) {
        return BatchWriteItemRequest.builder().requestItems(Map.of(table, removals)).build();
    }

    static WriteRequest removal(String key) {
        DeleteRequest delete = DeleteRequest.builder().key(Items.key(key)).build();
        return WriteRequest.builder().deleteRequest(delete).build();
    }

    /** Gives a cell other bans, if nobody has since it was read. */
    UpdateItemRequest ban(String key, CellState before, CellState after) {
        Map<String, AttributeValue> values = new HashMap<>();
        values.put(":epoch", Items.bytes(before.epoch()));
        values.put(":last", Items.number(before.lastBan()));
        values.put(":floor", Items.number(after.floor()));
        values.put(":next", Items.number(after.lastBan()));
        values.put(":bans", Items.bans(after.bans()));
        return update(key)
                .updateExpression("SET f = :floor, n = :next, b = :bans")
                .conditionExpression("e = :epoch AND n = :last")
                .expressionAttributeValues(values)
                .build();
    }

    /** Moves the end of a cell that has not ended to a later time. */
    UpdateItemRequest renew(String key, long now, long end) {
        return update(key)
                .updateExpression("SET x = :end")
                .conditionExpression("attribute_exists(e) AND x > :now AND x < :end")
                .expressionAttributeValues(
                        Map.of(":now", Items.number(now), ":end", Items.number(end)))
                .build();
    }

    private PutItemRequest.Builder put(Map<String, AttributeValue> item) {
        return PutItemRequest.builder()
                .tableName(table)
                .item(item)
                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD);
    }

    private UpdateItemRequest.Builder update(String key) {
        return UpdateItemRequest.builder().tableName(table).key(Items.key(key));
    }
}
