package dev.larder.cache.faults;

import org.junit.jupiter.api.Tag;

@Tag("once")
class DynamoDbStartAndEndTest extends StartAndEndScenario {

    DynamoDbStartAndEndTest() {
        super(Far.DYNAMODB);
    }
}
