package dev.larder.cache.changes;

import java.util.Map;

class MemoryRacesTest extends RacesScenario {

    @Override
    Map<String, Object> backend() {
        return Map.of();
    }
}
