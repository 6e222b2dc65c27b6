package dev.larder.cache.faults;

class RedisStartAndEndTest extends StartAndEndScenario {

    RedisStartAndEndTest() {
        super(Far.REDIS);
    }
}
