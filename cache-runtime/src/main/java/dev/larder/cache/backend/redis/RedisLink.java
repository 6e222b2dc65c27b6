package dev.larder.cache.backend.redis;

import dev.larder.cache.backend.line.Causes;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisCommandTimeoutException;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisReadOnlyException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisAsyncCommands;
import io.lettuce.core.codec.ByteArrayCodec;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The way to one server: a connection that is made when it is needed, and made anew by the next
 * operation when it is gone. The driver's own reconnecting stays off, because it sends again what
 * may have been done already, and because each connection has to learn first which life of the
 * server it has reached.
 */
final class RedisLink {

    private static final long RECHECK_NANOS = Duration.ofSeconds(1).toNanos();

    private final RedisClient client;
    private final RedisURI uri;
    private final boolean failoverSafe;
    private final AtomicReference<@Nullable CompletableFuture<RedisConnection>> current =
            new AtomicReference<>();
    private volatile long silentSince;
    private volatile long checkedAt = System.nanoTime();
    private volatile boolean inDoubt;
    private volatile boolean answers = true;
    private volatile boolean closed;

    RedisLink(RedisClient client, RedisURI uri, boolean failoverSafe) {
        this.client = client;
        this.uri = uri;
        this.failoverSafe = failoverSafe;
    }

    /** Begins to connect, if there is no connection. */
    CompletableFuture<RedisConnection> connection() {
        CompletableFuture<RedisConnection> found = current.get();
        if (found != null && isUsable(found)) {
            return found;
        }
        CompletableFuture<RedisConnection> next = new CompletableFuture<>();
        CompletableFuture<RedisConnection> witness = current.compareAndExchange(found, next);
        if (witness != found) {
            return witness == null ? connection() : witness;
        }
        if (found != null) {
            found.thenAccept(RedisConnection::close);
        }
        connect()
                .whenComplete(
                        (made, error) -> {
                            if (error == null) {
                                next.complete(made);
                            } else {
                                next.completeExceptionally(error);
                            }
                        });
        return next;
    }

    /**
     * Does something with the connection. Once a second the server is asked with it which life it
     * is in: a server that became a replica, and perhaps a master again, keeps its connections.
     */
    <T> CompletionStage<T> use(Function<RedisConnection, CompletionStage<T>> work) {
        return use(false, work);
    }

    /**
     * A cell belongs to another life of the server: perhaps it is this connection that belongs to
     * an earlier one.
     */
    void doubt() {
        inDoubt = failoverSafe;
    }

    /** As {@link #use}, but where the server's life is in doubt it is asked first. */
    <T> CompletionStage<T> useChecked(Function<RedisConnection, CompletionStage<T>> work) {
        return use(inDoubt, work);
    }

    private <T> CompletionStage<T> use(
            boolean inDoubtNow, Function<RedisConnection, CompletionStage<T>> work) {
        CompletableFuture<RedisConnection> made = connection();
        if (made.isDone() && !made.isCompletedExceptionally()) {
            return watched(made.join(), inDoubtNow, work);
        }
        return made.whenComplete((connection, error) -> answers = isAnswer(error))
                .thenCompose(connection -> watched(connection, inDoubtNow, work));
    }

    private <T> CompletionStage<T> watched(
            RedisConnection connection,
            boolean inDoubtNow,
            Function<RedisConnection, CompletionStage<T>> work) {
        return checked(connection, inDoubtNow, work)
                .whenComplete(
                        (done, error) -> {
                            answers = isAnswer(error);
                            watch(connection, error);
                        });
    }

    /** Whether the server has answered, or refused, what it was asked last. */
    boolean answers() {
        return answers;
    }

    private static boolean isAnswer(@Nullable Throwable error) {
        return error == null || Causes.of(error) instanceof RedisCommandExecutionException;
    }

    /**
     * The server answers in order: what it says of itself was true before the work. Where both
     * fail, what it says of itself is the reason.
     */
    private <T> CompletionStage<T> checked(
            RedisConnection connection,
            boolean inDoubtNow,
            Function<RedisConnection, CompletionStage<T>> work) {
        if (System.nanoTime() - checkedAt <= RECHECK_NANOS) {
            return work.apply(connection);
        }
        CompletionStage<RedisConnection> same = recheck(connection);
        return inDoubtNow
                ? same.thenCompose(work)
                : same.thenCombine(work.apply(connection), (itself, done) -> done);
    }

    private CompletionStage<RedisConnection> recheck(RedisConnection connection) {
        checkedAt = System.nanoTime();
        inDoubt = false;
        return info(connection.redis()::info)
                .thenApply(
                        incarnation -> {
                            if (incarnation != connection.incarnation()) {
                                throw new RedisException("The server has begun another life.");
                            }
                            return connection;
                        })
                .whenComplete(
                        (same, error) -> {
                            if (error != null && !isTimeout(error)) {
                                connection.close();
                            }
                        });
    }

    /** Whether its connection, if there is one, may be to this life of the server. */
    boolean mayHave(long incarnation) {
        CompletableFuture<RedisConnection> found = current.get();
        if (!failoverSafe || found == null || !found.isDone() || !isUsable(found)) {
            return true;
        }
        return found.join().incarnation() == incarnation;
    }

    /** Ends the connection, and makes none any more. Done when none is being made either. */
    CompletableFuture<?> close() {
        closed = true;
        CompletableFuture<RedisConnection> found = current.get();
        return found == null
                ? CompletableFuture.completedFuture(null)
                : found.thenCompose(RedisConnection::close);
    }

    private CompletionStage<RedisConnection> connect() {
        if (closed) {
            return CompletableFuture.failedFuture(new RedisException("The backend is closed."));
        }
        return client.connectAsync(ByteArrayCodec.INSTANCE, uri).thenCompose(this::identified);
    }

    private CompletionStage<RedisConnection> identified(
            StatefulRedisConnection<byte[], byte[]> connection) {
        RedisAsyncCommands<byte[], byte[]> redis = connection.async();
        return info(redis::info)
                .thenApply(
                        incarnation -> {
                            silentSince = 0;
                            checkedAt = System.nanoTime();
                            return new RedisConnection(connection, redis, incarnation);
                        })
                .whenComplete(
                        (made, error) -> {
                            if (error != null) {
                                connection.closeAsync();
                            } else if (closed) {
                                made.close();
                            }
                        });
    }

    private CompletionStage<Long> info(Function<String, ? extends CompletionStage<String>> info) {
        return RedisIdentity.ask(info)
                .thenApply(
                        text -> {
                            RedisIdentity.checkMaster(text);
                            return failoverSafe ? RedisIdentity.of(text) : RedisIdentity.ANY;
                        });
    }

    private static boolean isUsable(CompletableFuture<RedisConnection> found) {
        if (!found.isDone()) {
            return true;
        }
        return !found.isCompletedExceptionally() && found.join().isOpen();
    }

    /**
     * A connection that stays silent may lead nowhere, and one to a server that takes no writes
     * leads to a replica: the next one finds out.
     */
    private void watch(RedisConnection connection, @Nullable Throwable error) {
        if (error != null && Causes.of(error) instanceof RedisReadOnlyException) {
            connection.close();
        }
        if (error == null || !isTimeout(error)) {
            silentSince = 0;
        } else if (silentSince == 0) {
            silentSince = System.nanoTime();
        } else if (System.nanoTime() - silentSince > 2 * uri.getTimeout().toNanos()) {
            silentSince = 0;
            connection.close();
        }
    }

    private static boolean isTimeout(Throwable error) {
        return Causes.of(error) instanceof RedisCommandTimeoutException;
    }
}
