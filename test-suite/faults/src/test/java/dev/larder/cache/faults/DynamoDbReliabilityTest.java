package dev.larder.cache.faults;

class DynamoDbReliabilityTest extends ReliabilityScenario {

    DynamoDbReliabilityTest() {
        super(Far.DYNAMODB);
    }
}
