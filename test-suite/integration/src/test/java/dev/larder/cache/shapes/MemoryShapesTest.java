package dev.larder.cache.shapes;

import java.util.Map;

class MemoryShapesTest extends ShapesScenario {

    @Override
    Map<String, Object> backend() {
        return Map.of();
    }
}
