package dev.larder.cache.backend.dynamodb;

import java.time.Duration;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeTimeToLiveRequest;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveSpecification;
import software.amazon.awssdk.services.dynamodb.model.UpdateTimeToLiveRequest;

/** Requests about a table as a whole. No call waits for them, so they have more time. */
final class TableRequests {

    private static final AwsRequestOverrideConfiguration SLOW =
            AwsRequestOverrideConfiguration.builder()
                    .apiCallTimeout(Duration.ofSeconds(20))
                    .apiCallAttemptTimeout(Duration.ofSeconds(10))
                    .build();

    private final String table;

    TableRequests(String table) {
        this.table = table;
    }

    DescribeTableRequest describe() {
        return DescribeTableRequest.builder().tableName(table).overrideConfiguration(SLOW).build();
    }

    /** The key alone, so that items spread over partitions; paid for by request. */
    CreateTableRequest create() {
        return CreateTableRequest.builder()
                .tableName(table)
                .attributeDefinitions(
                        AttributeDefinition.builder()
                                .attributeName(Items.KEY)
                                .attributeType(ScalarAttributeType.S)
                                .build())
                .keySchema(
                        KeySchemaElement.builder()
                                .attributeName(Items.KEY)
                                .keyType(KeyType.HASH)
                                .build())
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .overrideConfiguration(SLOW)
                .build();
    }

    DescribeTimeToLiveRequest describeExpiry() {
        return DescribeTimeToLiveRequest.builder()
                .tableName(table)
                .overrideConfiguration(SLOW)
                .build();
    }

    UpdateTimeToLiveRequest enableExpiry() {
        return UpdateTimeToLiveRequest.builder()
                .tableName(table)
                .timeToLiveSpecification(
                        TimeToLiveSpecification.builder()
                                .attributeName(Items.END)
                                .enabled(true)
                                .build())
                .overrideConfiguration(SLOW)
                .build();
    }
}
