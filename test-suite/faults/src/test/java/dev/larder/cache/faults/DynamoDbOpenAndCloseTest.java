package dev.larder.cache.faults;

import org.junit.jupiter.api.Tag;

@Tag("once")
class DynamoDbOpenAndCloseTest extends OpenAndCloseScenario {

    DynamoDbOpenAndCloseTest() {
        super(Far.DYNAMODB);
    }
}
