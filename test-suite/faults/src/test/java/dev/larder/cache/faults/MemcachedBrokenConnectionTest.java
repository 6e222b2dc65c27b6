package dev.larder.cache.faults;

class MemcachedBrokenConnectionTest extends BrokenConnectionScenario {

    MemcachedBrokenConnectionTest() {
        super(Kind.MEMCACHED);
    }
}
