package dev.larder.cache.faults;

import org.junit.jupiter.api.Tag;

@Tag("once")
class RedisReliabilityTest extends ReliabilityScenario {

    RedisReliabilityTest() {
        super(Far.REDIS);
    }
}
