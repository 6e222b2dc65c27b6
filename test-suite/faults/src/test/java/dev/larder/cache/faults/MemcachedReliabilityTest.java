package dev.larder.cache.faults;

class MemcachedReliabilityTest extends ReliabilityScenario {

    MemcachedReliabilityTest() {
        super(Far.MEMCACHED);
    }
}
