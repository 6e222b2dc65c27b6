package dev.larder.cache.faults;

class MemcachedChangesInOutageTest extends ChangesInOutageScenario {

    MemcachedChangesInOutageTest() {
        super(Far.MEMCACHED);
    }
}
