package dev.larder.cache.faults;

import org.junit.jupiter.api.Tag;

@Tag("once")
class TieredReliabilityTest extends ReliabilityScenario {

    TieredReliabilityTest() {
        super(Far.TIERED);
    }
}
