package dev.larder.cache.faults;

import org.junit.jupiter.api.Tag;

@Tag("once")
class TieredOpenAndCloseTest extends OpenAndCloseScenario {

    TieredOpenAndCloseTest() {
        super(Far.TIERED);
    }
}
