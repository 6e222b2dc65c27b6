package dev.larder.cache.backend.redis;

import io.lettuce.core.api.StatefulConnection;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import java.util.concurrent.atomic.AtomicBoolean;

/** A connection to one server in one life of it. */
final class RedisConnection {

    private final StatefulConnection<byte[], byte[]> connection;
    private final RedisClusterAsyncCommands<byte[], byte[]> redis;
    private final long incarnation;
    private final AtomicBoolean closed = new AtomicBoolean();

    RedisConnection(
            StatefulConnection<byte[], byte[]> connection,
            RedisClusterAsyncCommands<byte[], byte[]> redis,
            long incarnation) {
        this.connection = connection;
        this.redis = redis;
        this.incarnation = incarnation;
    }

    RedisClusterAsyncCommands<byte[], byte[]> redis() {
        return redis;
    }

    /** Which life; also the epoch of the connection: the answers of one life go together. */
    long incarnation() {
        return incarnation;
    }

    boolean isOpen() {
        return connection.isOpen();
    }

    void close() {
        if (closed.compareAndSet(false, true)) {
            connection.closeAsync();
        }
    }
}
