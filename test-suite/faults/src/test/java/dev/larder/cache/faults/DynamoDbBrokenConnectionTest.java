package dev.larder.cache.faults;

class DynamoDbBrokenConnectionTest extends BrokenConnectionScenario {

    DynamoDbBrokenConnectionTest() {
        super(Far.DYNAMODB);
    }
}
