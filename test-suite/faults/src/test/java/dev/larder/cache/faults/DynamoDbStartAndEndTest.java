package dev.larder.cache.faults;

class DynamoDbStartAndEndTest extends StartAndEndScenario {

    DynamoDbStartAndEndTest() {
        super(Far.DYNAMODB);
    }
}
