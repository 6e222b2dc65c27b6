package dev.larder.cache.faults;

class RedisBrokenConnectionTest extends BrokenConnectionScenario {

    RedisBrokenConnectionTest() {
        super(Far.REDIS);
    }
}
