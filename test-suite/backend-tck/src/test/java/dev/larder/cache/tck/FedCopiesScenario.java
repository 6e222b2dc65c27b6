package dev.larder.cache.tck;

import static org.awaitility.Awaitility.await;

import dev.larder.cache.tck.tiered.TieredNode;
import io.lettuce.core.KillArgs;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import java.net.URI;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Where the far side tells of changes: copies end long before they may be stale. */
abstract class FedCopiesScenario extends CopiesScenario {

    /** The servers that take writes. */
    abstract List<URI> masters();

    /** Does something on a server, behind Larder's back. */
    static void on(URI server, Consumer<RedisCommands<String, String>> work) {
        RedisClient client = RedisClient.create(server.toString());
        try (StatefulRedisConnection<String, String> connection = client.connect()) {
            work.accept(connection.sync());
        } finally {
            client.shutdown();
        }
    }

    private void assertEnds(TieredNode of, String key) {
        await().atMost(SOON).until(() -> !hasCopy(of, key));
        node(of).assertLacks(key);
    }

    @ParameterizedTest
    @EnumSource
    void aChangeOnAnotherNodeEndsTheCopy(Change change) {
        load(one(), "k", "v", "t", "@/p");
        copied(one(), "k", "v");
        change.on(node(other()));

        assertEnds(one(), "k");
    }

    @Test
    void anEvictedEntryHasNoCopy() {
        load(one(), "k", "v");
        copied(one(), "k", "v");
        far().raw().keys().stream()
                .filter(key -> key.contains(namespace()) && key.endsWith("}s1:k"))
                .forEach(far().raw()::delete);

        assertEnds(one(), "k");
    }

    @Test
    void anEmptiedServerHasNoCopies() {
        load(one(), "k", "v");
        copied(one(), "k", "v");
        masters().forEach(server -> on(server, RedisCommands::flushdb));

        assertEnds(one(), "k");
        load(one(), "again", "w");
        copied(one(), "again", "w");
    }

    @Test
    void copiesEndWithTheConnectionsThatTellOfChanges() {
        load(one(), "k", "v");
        copied(one(), "k", "v");
        masters().forEach(this::endConnections);

        await().atMost(SOON).until(() -> !hasCopy(one(), "k"));
        await().atMost(SOON).ignoreExceptions().until(() -> one().backend().available());
        load(one(), "again", "w");
        copied(one(), "again", "w");
    }

    private void endConnections(URI server) {
        on(server, redis -> redis.clientKill(KillArgs.Builder.typeNormal().skipme()));
    }
}
