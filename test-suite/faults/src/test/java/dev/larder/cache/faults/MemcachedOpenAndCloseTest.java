package dev.larder.cache.faults;

class MemcachedOpenAndCloseTest extends OpenAndCloseScenario {

    MemcachedOpenAndCloseTest() {
        super(Far.MEMCACHED);
    }
}
