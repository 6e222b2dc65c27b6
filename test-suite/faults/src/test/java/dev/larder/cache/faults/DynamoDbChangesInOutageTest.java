package dev.larder.cache.faults;

class DynamoDbChangesInOutageTest extends ChangesInOutageScenario {

    DynamoDbChangesInOutageTest() {
        super(Far.DYNAMODB);
    }
}
