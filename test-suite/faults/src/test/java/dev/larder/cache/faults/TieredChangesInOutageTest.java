package dev.larder.cache.faults;

class TieredChangesInOutageTest extends ChangesInOutageScenario {

    TieredChangesInOutageTest() {
        super(Far.TIERED);
    }
}
