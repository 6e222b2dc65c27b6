package dev.larder.cache.tck;

import static org.awaitility.Awaitility.await;

import dev.larder.cache.tck.server.RedisServer;
import dev.larder.cache.tck.tiered.FarSide;
import dev.larder.cache.tck.tiered.TieredNode;
import io.lettuce.core.api.sync.RedisCommands;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

class TieredCopiesTest extends FedCopiesScenario {

    private final RedisServer server = RedisServer.startOwn();
    private final FarSide far = FarSide.of(server);

    @Override
    FarSide far() {
        return far;
    }

    @Override
    List<URI> masters() {
        return List.of(server.uri());
    }

    /** It keeps its connections and goes on answering. */
    @Test
    void aServerThatHasBecomeAReplicaHasNoCopies() {
        try (TieredNode brief = brief()) {
            load(brief, "k", "v");
            copied(brief, "k", "v");
            on(server.uri(), redis -> redis.replicaof("127.0.0.1", 1));
            await().atMost(SOON).until(() -> !hasCopy(brief, "k"));
        } finally {
            on(server.uri(), RedisCommands::replicaofNoOne);
        }
        load(one(), "again", "w");
        copied(one(), "again", "w");
    }
}
