package dev.larder.cache.faults;

class DynamoDbOutageTest extends OutageScenario {

    DynamoDbOutageTest() {
        super(Far.DYNAMODB);
    }
}
