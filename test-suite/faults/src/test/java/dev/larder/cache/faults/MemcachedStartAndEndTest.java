package dev.larder.cache.faults;

import org.junit.jupiter.api.Tag;

@Tag("once")
class MemcachedStartAndEndTest extends StartAndEndScenario {

    MemcachedStartAndEndTest() {
        super(Far.MEMCACHED);
    }
}
