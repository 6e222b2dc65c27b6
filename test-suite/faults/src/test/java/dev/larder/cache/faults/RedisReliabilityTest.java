package dev.larder.cache.faults;

class RedisReliabilityTest extends ReliabilityScenario {

    RedisReliabilityTest() {
        super(Far.REDIS);
    }
}
