package dev.larder.cache.backend.redis;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.cluster.ClusterClientOptions;
import io.lettuce.core.cluster.RedisClusterClient;
import io.lettuce.core.resource.ClientResources;
import java.time.Duration;
import java.util.List;

/**
 * Clients of our own, of one backend: options belong to a client, and the application's shall not
 * change. They share its threads, and begin with its options.
 */
final class OwnClients {

    private static final int MAXIMUM_WAITING = 10_000;

    private final ClientResources resources;
    private final ClientOptions theirs;
    private final Duration timeout;

    OwnClients(ClientResources resources, ClientOptions theirs, Duration timeout) {
        this.resources = SharedResources.of(resources);
        this.theirs = theirs;
        this.timeout = timeout;
    }

    /** To one server, or to the master that sentinels name. */
    RedisLinks links(RedisURI uri, RedisLinks.Settings settings) {
        RedisURI own = withTimeout(uri);
        RedisClient client = RedisClient.create(resources, own);
        client.setOptions(options());
        return new RedisLinks(client, own, settings);
    }

    /** To the masters of a cluster that has nodes there. */
    ClusterTopology cluster(List<RedisURI> nodes, RedisLinks.Settings settings) {
        List<RedisURI> own = nodes.stream().map(this::withTimeout).toList();
        RedisClusterClient cluster = RedisClusterClient.create(resources, own);
        cluster.setOptions(ClusterClientOptions.builder(options()).build());
        RedisClient masters = RedisClient.create(resources);
        masters.setOptions(options());
        return new ClusterTopology(
                new ClusterTopology.Clients(cluster, masters, own.get(0)), settings);
    }

    /** The driver leaves sentinels out of its copies. */
    private RedisURI withTimeout(RedisURI uri) {
        RedisURI.Builder copy = RedisURI.builder(uri).withTimeout(timeout);
        uri.getSentinels().forEach(copy::withSentinel);
        if (uri.getSentinelMasterId() != null) {
            copy.withSentinelMasterId(uri.getSentinelMasterId());
        }
        return copy.build();
    }

    /** What was sent once is never sent again, and nothing waits for a connection. */
    private ClientOptions options() {
        SocketOptions sockets =
                theirs.getSocketOptions().mutate().connectTimeout(timeout).keepAlive(true).build();
        return theirs.mutate()
                .autoReconnect(false)
                .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                .requestQueueSize(MAXIMUM_WAITING)
                .socketOptions(sockets)
                .timeoutOptions(TimeoutOptions.enabled(timeout))
                .build();
    }
}
