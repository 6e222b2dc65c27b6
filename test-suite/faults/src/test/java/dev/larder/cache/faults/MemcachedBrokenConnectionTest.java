package dev.larder.cache.faults;

class MemcachedBrokenConnectionTest extends BrokenConnectionScenario {

    MemcachedBrokenConnectionTest() {
        super(Far.MEMCACHED);
    }
}
