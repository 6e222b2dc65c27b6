package dev.larder.cache.tck.tiered;

import static org.awaitility.Awaitility.await;

import dev.larder.cache.backend.EntryBackend;
import dev.larder.cache.tck.RawStore;
import dev.larder.cache.tck.RemoteBackendTck;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/** With invalidations that return when no node can use an old copy. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class TieredScenario extends RemoteBackendTck {

    private static final Map<String, String> EVERYWHERE =
            Map.of("max-staleness", "10ms", "return", "everywhere");

    private final FarSide far;
    private final TieredNode one;
    private final TieredNode other;
    private final TieredNode elsewhere;

    TieredScenario(FarSide far) {
        this.far = far;
        one = far.node("tiered", EVERYWHERE);
        other = far.node("tiered", EVERYWHERE);
        elsewhere = far.node("tiered2", EVERYWHERE);
    }

    /** A table has to be made first, and on a busy machine that takes longer than a call may. */
    @BeforeAll
    void awaitTheFarSide() {
        for (TieredNode node : List.of(one, other, elsewhere)) {
            await().atMost(Duration.ofMinutes(1))
                    .ignoreExceptions()
                    .until(
                            () -> {
                                EntryBackend backend = node.backend();
                                backend.invalidateTags(List.of("t")).toCompletableFuture().get();
                                return backend.available();
                            });
        }
    }

    @AfterAll
    void close() {
        one.close();
        other.close();
        elsewhere.close();
        far.close();
    }

    @Override
    protected EntryBackend backend() {
        return one.backend();
    }

    @Override
    protected EntryBackend otherNode() {
        return other.backend();
    }

    @Override
    protected EntryBackend otherApplication() {
        return elsewhere.backend();
    }

    @Override
    protected RawStore raw() {
        return far.raw();
    }
}
