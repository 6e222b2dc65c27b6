package dev.larder.cache.faults;

class DynamoDbOpenAndCloseTest extends OpenAndCloseScenario {

    DynamoDbOpenAndCloseTest() {
        super(Far.DYNAMODB);
    }
}
