package dev.larder.cache.faults;

class MemcachedOutageTest extends OutageScenario {

    MemcachedOutageTest() {
        super(Far.MEMCACHED);
    }
}
