package dev.larder.cache.calls;

import java.util.Map;

class MemoryContextTest extends ContextScenario {

    @Override
    Map<String, Object> backend() {
        return Map.of();
    }
}
