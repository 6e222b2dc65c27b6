package dev.larder.cache.faults;

class MemcachedStartAndEndTest extends StartAndEndScenario {

    MemcachedStartAndEndTest() {
        super(Far.MEMCACHED);
    }
}
