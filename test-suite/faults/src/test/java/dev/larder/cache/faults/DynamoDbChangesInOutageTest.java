package dev.larder.cache.faults;

import org.junit.jupiter.api.Tag;

@Tag("once")
class DynamoDbChangesInOutageTest extends ChangesInOutageScenario {

    DynamoDbChangesInOutageTest() {
        super(Far.DYNAMODB);
    }
}
