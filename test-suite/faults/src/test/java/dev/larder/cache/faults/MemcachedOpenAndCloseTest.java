package dev.larder.cache.faults;

import org.junit.jupiter.api.Tag;

@Tag("once")
class MemcachedOpenAndCloseTest extends OpenAndCloseScenario {

    MemcachedOpenAndCloseTest() {
        super(Far.MEMCACHED);
    }
}
