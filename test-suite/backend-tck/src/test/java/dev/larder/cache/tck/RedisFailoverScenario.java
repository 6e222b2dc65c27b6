package dev.larder.cache.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.larder.cache.backend.EntryBackend;
import dev.larder.cache.backend.Seen;
import dev.larder.cache.key.AuthorityKey;
import dev.larder.cache.key.CacheKey;
import dev.larder.cache.key.KeyScheme;
import dev.larder.cache.key.KeySpace;
import dev.larder.cache.tck.redis.RedisNode;
import dev.larder.cache.tck.server.FailoverServers;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A master dies, and its replica, which has not heard of everything, takes its place. */
abstract class RedisFailoverScenario {

    private static final Duration FAILOVER = Duration.ofSeconds(20);
    private static final String PREFIX = "failover";

    /** Of one answer, on a busy machine; a master that is dead says so at once. */
    private static final Duration LIMIT = Duration.ofSeconds(2);

    private static final String KEY = "k";

    private final KeyScheme scheme = new KeyScheme(PREFIX, 200);
    private String namespace = "";
    private KeySpace.Place place = scheme.values(namespace).place(CacheKey.of(KEY));

    /** A tag that is kept elsewhere than the entry, where there is an elsewhere. */
    private String tag = "t";

    private @Nullable URI dead;

    abstract FailoverServers servers();

    abstract Map<String, Object> properties();

    abstract URI masterOf(AuthorityKey key);

    @BeforeEach
    void useANewNamespace() {
        servers().awaitWhole();
        namespace = "n" + System.nanoTime();
        place = scheme.values(namespace).place(CacheKey.of(KEY));
        for (int i = 0; i < 20 && isTogether(); i++) {
            tag = "t" + i;
        }
    }

    private boolean isTogether() {
        return masterOf(scheme.tag(tag)).equals(masterOf(place.slot()));
    }

    /** Ways to invalidate. */
    enum Way {
        KEY,
        NAMESPACE,
        TAG,
        PATTERN
    }

    @Tag("NO_INCARNATION")
    @ParameterizedTest
    @EnumSource
    void invalidationThatTheNewMasterHasNotHeardOfStaysDone(Way way) {
        try (RedisNode one = node(true);
                RedisNode other = node(true)) {
            loseInvalidation(new Node(one.backend(), namespace), way);
            Node reader = new Node(other.backend(), namespace);
            awaitAnswer(reader);

            assertThat(reader.read(KEY).entry()).isNull();
            reader.remove(KEY);
            reader.load(KEY, "new", tag);
            reader.assertHas(KEY, "new");
            Node writer = new Node(one.backend(), namespace);
            awaitAnswer(writer);
            writer.assertHas(KEY, "new");
        }
    }

    @Test
    void invalidationThatTheNewMasterHasNotHeardOfIsUndoneWithoutFailoverSafety() {
        try (RedisNode one = node(false)) {
            Node node = new Node(one.backend(), namespace);
            loseInvalidation(node, Way.KEY);
            awaitAnswer(node);

            node.assertHas(KEY, "old");
        }
    }

    @Test
    void nobodyIsGivenWhatWasInvalidatedBeforeWhileMastersDie() {
        try (RedisNode one = node(true);
                RedisNode other = node(true)) {
            List<EntryBackend> nodes = List.of(one.backend(), other.backend());
            History history = new History(nodes, namespace);
            long hitsBefore = history.run(6, 2, 2_000).hits();
            CompletableFuture<Void> sabotage = CompletableFuture.runAsync(this::killMasters);
            while (!sabotage.isDone()) {
                assertThat(history.run(6, 2, 500).violations()).isEmpty();
            }
            sabotage.join();
            awaitAnswer(new Node(one.backend(), namespace));
            awaitAnswer(new Node(other.backend(), namespace));
            History.Outcome after = history.run(6, 2, 2_000);

            assertThat(after.violations()).isEmpty();
            assertThat(hitsBefore).isPositive();
            assertThat(after.hits()).isPositive();
        }
    }

    /** The invalidation is acknowledged by the master alone, which dies with it. */
    private void loseInvalidation(Node node, Way way) {
        node.load(KEY, "old", tag);
        URI master = masterOf(way == Way.TAG ? scheme.tag(tag) : place.slot());
        URI replica = servers().replicaOf(master);
        servers().awaitCopied(master);
        servers().cutOffReplica(master);
        invalidate(node, way);
        servers().kill(master);
        servers().resume(replica);
        dead = master;
    }

    @AfterEach
    void bringTheDeadBack() {
        if (dead != null) {
            servers().restart(dead);
            dead = null;
        }
    }

    private void invalidate(Node node, Way way) {
        switch (way) {
            case KEY -> node.remove(KEY);
            case NAMESPACE -> node.clear();
            case TAG -> node.invalidateTags(tag);
            case PATTERN -> node.ban("*" + KEY + "*");
        }
    }

    private void killMasters() {
        for (AuthorityKey key : List.of(place.slot(), scheme.tag("history"))) {
            URI master = masterOf(key);
            URI replica = servers().replicaOf(master);
            servers().cutOffReplica(master);
            servers().kill(master);
            servers().resume(replica);
            await().atMost(FAILOVER).ignoreExceptions().until(() -> !masterOf(key).equals(master));
            servers().restart(master);
            servers().awaitWhole();
        }
    }

    private void awaitAnswer(Node node) {
        Set<Seen.Reason> silent = Set.of(Seen.Reason.UNAVAILABLE, Seen.Reason.SKIPPED);
        await().atMost(FAILOVER)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> !silent.contains(node.read(KEY).reason()));
    }

    private RedisNode node(boolean failoverSafe) {
        return new RedisNode(
                properties(),
                TestContexts.of(PREFIX, LIMIT),
                Map.of("failover-safe", Boolean.toString(failoverSafe)));
    }
}
