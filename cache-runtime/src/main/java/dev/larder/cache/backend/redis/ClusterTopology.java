package dev.larder.cache.backend.redis;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.cluster.RedisClusterClient;
import io.lettuce.core.cluster.SlotHash;
import io.lettuce.core.cluster.models.partitions.Partitions;
import io.lettuce.core.cluster.models.partitions.RedisClusterNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Finds the masters of a cluster. The cluster is asked when the first key is, then every half
 * minute while it is in use, and when there is reason to doubt what it said, but not more than once
 * a second. Connections to what is no master any more are ended.
 */
final class ClusterTopology implements AutoCloseable {

    private static final long PERIOD = Duration.ofSeconds(30).toNanos();
    private static final long SHORTEST = Duration.ofSeconds(1).toNanos();
    private static final long SHORTEST_AT_FIRST = Duration.ofMillis(100).toNanos();

    private final Clients clients;
    private final RedisLinks.Settings links;
    private final AtomicReference<@Nullable CompletableFuture<ClusterMap>> asking =
            new AtomicReference<>();
    private final List<Consumer<ClusterMap>> followers = new CopyOnWriteArrayList<>();
    private volatile @Nullable ClusterMap current;
    private volatile long askedAt = System.nanoTime() - PERIOD;
    private boolean closed;

    ClusterTopology(Clients clients, RedisLinks.Settings links) {
        this.clients = clients;
        this.links = links;
    }

    /**
     * What it asks with.
     *
     * @param cluster finds the masters
     * @param masters connects to them
     * @param like how it connects to them: the driver's own addresses may lack the user
     */
    record Clients(RedisClusterClient cluster, RedisClient masters, RedisURI like) {}

    /** The newest map; the first one has to be waited for. */
    CompletionStage<ClusterMap> map() {
        ClusterMap known = current;
        if (known == null) {
            return ask(SHORTEST_AT_FIRST);
        }
        renew();
        return CompletableFuture.completedFuture(known);
    }

    /**
     * Tells of the map that there is, and of each new one twice: before anybody goes by it, and
     * when nobody goes by the earlier one any more. The follower must not block.
     *
     * @return what ends it
     */
    synchronized Runnable follow(Consumer<ClusterMap> follower) {
        followers.add(follower);
        ClusterMap known = current;
        if (known != null) {
            follower.accept(known);
        }
        return () -> followers.remove(follower);
    }

    /** Asks again if the map is as old as one may become while it is in use. */
    void renew() {
        if (System.nanoTime() - askedAt > PERIOD) {
            ask(PERIOD);
        }
    }

    /** The map may be old. */
    void doubt() {
        ask(SHORTEST);
    }

    /** A newer map than that, which was wrong; fails if there is none. */
    CompletionStage<ClusterMap> newerThan(ClusterMap wrong) {
        ClusterMap known = current;
        return known != null && known != wrong
                ? CompletableFuture.completedFuture(known)
                : ask(SHORTEST);
    }

    private CompletableFuture<ClusterMap> ask(long shortestPause) {
        CompletableFuture<ClusterMap> under = asking.get();
        if (under != null) {
            return under;
        }
        if (System.nanoTime() - askedAt < shortestPause) {
            return CompletableFuture.failedFuture(
                    new RedisException("The cluster has just been asked for its masters."));
        }
        CompletableFuture<ClusterMap> mine = new CompletableFuture<>();
        CompletableFuture<ClusterMap> first = asking.compareAndExchange(null, mine);
        if (first != null) {
            return first;
        }
        askedAt = System.nanoTime();
        partitions()
                .thenApply(this::take)
                .whenComplete(
                        (map, error) -> {
                            asking.set(null);
                            if (error == null) {
                                mine.complete(map);
                            } else {
                                mine.completeExceptionally(error);
                            }
                        });
        return mine;
    }

    private CompletionStage<Partitions> partitions() {
        try {
            return clients.cluster
                    .refreshPartitionsAsync()
                    .thenApply(done -> clients.cluster.getPartitions());
        } catch (RuntimeException closing) {
            return CompletableFuture.failedFuture(closing);
        }
    }

    private synchronized ClusterMap take(Partitions partitions) {
        if (closed) {
            throw new RedisException("The backend is closed.");
        }
        ClusterMap known = current;
        Set<ClusterMaster> before = known == null ? Set.of() : known.masters();
        @Nullable ClusterMaster[] byHashSlot = byHashSlot(partitions, before);
        if (known != null && known.isSameAs(byHashSlot)) {
            return known;
        }
        ClusterMap map = new ClusterMap(known == null ? 1 : known.number() + 1, byHashSlot);
        followers.forEach(follower -> follower.accept(map));
        current = map;
        followers.forEach(follower -> follower.accept(map));
        before.stream()
                .filter(master -> !map.masters().contains(master))
                .forEach(gone -> gone.links().leave());
        map.masters().forEach(master -> master.links().begin());
        return map;
    }

    private @Nullable ClusterMaster[] byHashSlot(Partitions partitions, Set<ClusterMaster> before) {
        Map<String, ClusterMaster> masters = new HashMap<>();
        before.forEach(master -> masters.put(master.id(), master));
        @Nullable ClusterMaster[] byHashSlot = new ClusterMaster[SlotHash.SLOT_COUNT];
        for (int i = 0; i < byHashSlot.length; i++) {
            RedisClusterNode node = partitions.getMasterBySlot(i);
            if (node != null) {
                byHashSlot[i] =
                        masters.compute(node.getNodeId(), (id, master) -> master(node, master));
            }
        }
        return byHashSlot;
    }

    private ClusterMaster master(RedisClusterNode node, @Nullable ClusterMaster known) {
        RedisURI where = node.getUri();
        if (known != null && known.is(node.getNodeId(), where)) {
            return known;
        }
        RedisURI uri =
                RedisURI.builder(clients.like)
                        .withHost(where.getHost())
                        .withPort(where.getPort())
                        .build();
        return ClusterMaster.of(node.getNodeId(), uri, new RedisLinks(clients.masters, uri, links));
    }

    @Override
    public void close() {
        Ending.of(leave(), clients.cluster, clients.masters);
    }

    private synchronized List<CompletableFuture<?>> leave() {
        closed = true;
        List<CompletableFuture<?>> connecting = new ArrayList<>();
        CompletableFuture<ClusterMap> under = asking.get();
        if (under != null) {
            connecting.add(under);
        }
        ClusterMap known = current;
        if (known != null) {
            known.masters().forEach(master -> connecting.addAll(master.links().leave()));
        }
        return connecting;
    }
}
