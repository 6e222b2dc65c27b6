package dev.larder.cache.responses;

import java.util.Map;

class MemoryResponsesTest extends ResponsesScenario {

    @Override
    Map<String, Object> backend() {
        return Map.of();
    }
}
