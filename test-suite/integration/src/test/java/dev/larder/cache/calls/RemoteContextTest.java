package dev.larder.cache.calls;

import java.util.Map;

class RemoteContextTest extends ContextScenario {

    @Override
    Map<String, Object> backend() {
        return Map.of(
                "larder.backend", "scripted",
                "larder.backends.scripted.type", "scripted",
                "larder.timeout", "5s",
                "larder.breaker.slow", "5s");
    }
}
