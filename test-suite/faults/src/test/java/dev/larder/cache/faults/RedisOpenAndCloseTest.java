package dev.larder.cache.faults;

class RedisOpenAndCloseTest extends OpenAndCloseScenario {

    RedisOpenAndCloseTest() {
        super(Far.REDIS);
    }
}
