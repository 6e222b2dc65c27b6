package dev.larder.cache.manual;

import java.util.Map;

class MemoryCacheTest extends CacheScenario {

    @Override
    Map<String, Object> backend() {
        return Map.of();
    }

    @Override
    boolean remote() {
        return false;
    }
}
