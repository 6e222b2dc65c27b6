package dev.larder.cache.tck.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.larder.cache.tck.Noise;
import dev.larder.cache.tck.TestContexts;
import dev.larder.cache.tck.server.RedisCluster;
import dev.larder.cache.tck.server.SentinelRedis;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A master is killed while threads read through the cache. */
@Tag("once")
class RedisFailoverLoadTest {

    /** The time limit of an operation, and what a busy machine takes to notice. */
    private static final Duration LONGEST = TestContexts.TIMEOUT.plusMillis(250);

    /** Nodes notice after a second, elect another master, and Larder asks once a second. */
    private static final Duration RETURN = Duration.ofSeconds(8);

    private static final Duration SETTLED = Duration.ofSeconds(60);

    @Test
    void killedMasterOfAClusterCostsNobodyAnErrorAndAllIsCachedAgainWithinSeconds()
            throws Exception {
        try (RedisCluster cluster = RedisCluster.start();
                RedisNode node = RedisNode.onCluster(cluster, TestContexts.of("failover"))) {
            for (URI master : cluster.masters()) {
                assertNobodySuffers(node, () -> cluster.kill(master));
                cluster.restart(master);
                cluster.awaitWhole();
            }
        }
    }

    @Test
    void hungMasterOfAClusterCostsNobodyMoreThanTheTimeLimit() throws Exception {
        try (RedisCluster cluster = RedisCluster.start();
                RedisNode node = RedisNode.onCluster(cluster, TestContexts.of("failover"))) {
            for (URI master : cluster.masters()) {
                assertNobodySuffers(node, () -> cluster.pause(master));
                cluster.resume(master);
                cluster.awaitWhole();
            }
        }
    }

    @Test
    void killedMasterBehindASentinelCostsNobodyAnErrorAndAllIsCachedAgainWithinSeconds()
            throws Exception {
        try (SentinelRedis servers = SentinelRedis.start();
                RedisNode node = new RedisNode(servers.uri(), TestContexts.of("failover"))) {
            URI master = servers.master();
            assertNobodySuffers(node, () -> servers.kill(master));
        }
    }

    @Test
    void hungMasterBehindASentinelCostsNobodyMoreThanTheTimeLimit() throws Exception {
        try (SentinelRedis servers = SentinelRedis.start();
                RedisNode node = new RedisNode(servers.uri(), TestContexts.of("failover"))) {
            URI master = servers.master();
            assertNobodySuffers(node, () -> servers.pause(master));
            servers.resume(master);
        }
    }

    private static void assertNobodySuffers(RedisNode node, Runnable fault) throws Exception {
        try (Noise noise = new Noise();
                Load load = new Load(node, 16)) {
            noise.begin();
            awaitAll(load, noise);
            load.longestMillis();
            noise.reset();
            fault.run();
            awaitAll(load, noise);

            assertThat(load.errors()).isEmpty();
            assertThat(Duration.ofMillis(load.longestMillis()))
                    .isLessThan(LONGEST.plus(noise.ofACall()));
        }
    }

    /** What was sent just before is not counted. */
    private static void awaitAll(Load load, Noise noise) {
        long begin = System.nanoTime() + Duration.ofMillis(50).toNanos();
        await().atMost(SETTLED)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> load.hasFoundAllSince(begin));
        assertThat(Duration.ofNanos(System.nanoTime() - begin))
                .isLessThan(RETURN.plus(noise.ofAReturn()));
    }
}
