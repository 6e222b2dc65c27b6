package dev.larder.cache.tck.tiered;

import dev.larder.cache.backend.EntryBackend;
import dev.larder.cache.tck.StoringBackendTck;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;

/** As it is without further settings. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class TieredStoringScenario extends StoringBackendTck {

    private final FarSide far;
    private final TieredNode node;

    TieredStoringScenario(FarSide far) {
        this.far = far;
        node = far.node("storing", Map.of());
    }

    @AfterAll
    void close() {
        node.close();
        far.close();
    }

    @Override
    protected EntryBackend backend() {
        return node.backend();
    }
}
