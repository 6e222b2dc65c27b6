package dev.larder.cache.faults;

class RedisBrokenConnectionTest extends BrokenConnectionScenario {

    RedisBrokenConnectionTest() {
        super(Kind.REDIS);
    }
}
