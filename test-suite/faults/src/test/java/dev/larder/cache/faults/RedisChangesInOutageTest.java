package dev.larder.cache.faults;

class RedisChangesInOutageTest extends ChangesInOutageScenario {

    RedisChangesInOutageTest() {
        super(Far.REDIS);
    }
}
