package dev.larder.cache.backend.redis;

import io.lettuce.core.api.StatefulConnection;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A connection to one server in one life of it. */
final class RedisConnection {

    private final StatefulConnection<byte[], byte[]> connection;
    private final RedisClusterAsyncCommands<byte[], byte[]> redis;
    private final long incarnation;
    private final AtomicReference<@Nullable CompletableFuture<Void>> closed =
            new AtomicReference<>();

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

    /** Ends it, once; done when it has ended. */
    CompletableFuture<Void> close() {
        CompletableFuture<Void> mine = new CompletableFuture<>();
        CompletableFuture<Void> first = closed.compareAndExchange(null, mine);
        if (first != null) {
            return first;
        }
        connection.closeAsync().whenComplete((done, failure) -> mine.complete(null));
        return mine;
    }
}
