package dev.larder.cache.faults;

import org.junit.jupiter.api.Tag;

@Tag("once")
class MemcachedReliabilityTest extends ReliabilityScenario {

    MemcachedReliabilityTest() {
        super(Far.MEMCACHED);
    }
}
