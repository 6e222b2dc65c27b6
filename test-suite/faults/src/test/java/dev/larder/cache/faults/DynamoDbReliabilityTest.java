package dev.larder.cache.faults;

import org.junit.jupiter.api.Tag;

@Tag("once")
class DynamoDbReliabilityTest extends ReliabilityScenario {

    DynamoDbReliabilityTest() {
        super(Far.DYNAMODB);
    }
}
