package dev.larder.cache.faults;

class TieredOpenAndCloseTest extends OpenAndCloseScenario {

    TieredOpenAndCloseTest() {
        super(Far.TIERED);
    }
}
