package dev.larder.cache.faults;

class RedisOutageTest extends OutageScenario {

    RedisOutageTest() {
        super(Far.REDIS);
    }
}
