package dev.larder.cache.faults;

class TieredReliabilityTest extends ReliabilityScenario {

    TieredReliabilityTest() {
        super(Far.TIERED);
    }
}
