package dev.larder.cache.backend.redis;

import dev.larder.cache.backend.ChangeFeed;
import io.lettuce.core.RedisChannelHandler;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisConnectionStateListener;
import io.lettuce.core.RedisURI;
import io.lettuce.core.TrackingArgs;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisAsyncCommands;
import io.lettuce.core.api.push.PushMessage;
import io.lettuce.core.codec.ByteArrayCodec;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A connection on which the server tells of changes, and its successors. What a PING answers comes
 * behind the changes that were made before the server read it, so each answer shows that none was
 * missed up to then.
 */
final class RedisTracking implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RedisTracking.class);

    private static final int PINGS_A_SILENCE = 4;
    private static final long SHORTEST_PAUSE_MILLIS = 20;
    private static final long LONGEST_PAUSE_MILLIS = 500;

    private final Place place;
    private final Duration silence;
    private final RedisStanding standing;
    private final ChangeFeed.Listener listener;
    private volatile @Nullable Session current;
    private volatile boolean closed;
    private volatile long pauseMillis = SHORTEST_PAUSE_MILLIS;
    private volatile boolean told;

    RedisTracking(
            Place place, Duration silence, RedisStanding standing, ChangeFeed.Listener listener) {
        this.place = place;
        this.silence = silence;
        this.standing = standing;
        this.listener = listener;
    }

    /** What is listened to. */
    record Place(RedisClient client, RedisURI uri, String prefix) {}

    /** One connection, to one life of the server. */
    private record Session(StatefulRedisConnection<byte[], byte[]> connection, long incarnation) {}

    void begin() {
        if (closed) {
            return;
        }
        CompletionStage<StatefulRedisConnection<byte[], byte[]>> connected;
        try {
            connected = place.client().connectAsync(ByteArrayCodec.INSTANCE, place.uri());
        } catch (RuntimeException e) {
            connected = CompletableFuture.failedFuture(e);
        }
        connected.thenCompose(this::tracked).whenComplete(this::begun);
    }

    private CompletionStage<Session> tracked(StatefulRedisConnection<byte[], byte[]> connection) {
        connection.addListener(this::pushed);
        return connection
                .async()
                .clientTracking(TrackingArgs.Builder.enabled().bcast().prefixes(place.prefix()))
                .thenCompose(done -> standing.life(connection.async()))
                .thenApply(life -> new Session(connection, life))
                .whenComplete(
                        (session, failure) -> {
                            if (failure != null) {
                                connection.closeAsync();
                            }
                        });
    }

    private void begun(@Nullable Session session, @Nullable Throwable failure) {
        if (session == null || closed) {
            if (session != null) {
                session.connection().closeAsync();
            } else {
                notThere(failure);
                later(this::begin, nextPause());
            }
            return;
        }
        current = session;
        session.connection()
                .addListener(
                        new RedisConnectionStateListener() {
                            @Override
                            public void onRedisDisconnected(RedisChannelHandler<?, ?> handler) {
                                lost(session);
                            }
                        });
        if (!session.connection().isOpen()) {
            lost(session);
            return;
        }
        told = false;
        listener.everything();
        ping(session, true);
    }

    private void notThere(@Nullable Throwable failure) {
        if (!told && !closed) {
            told = true;
            LOG.warn(
                    "Redis does not tell of changes, so no copies of entries are used near, until it"
                            + " does: {}",
                    failure == null ? "no connection" : failure.toString());
        }
    }

    /**
     * Asks whether changes still reach us.
     *
     * @param ever whether to go on asking
     */
    private void ping(Session session, boolean ever) {
        if (current != session || closed) {
            return;
        }
        long sent = System.nanoTime();
        long pause = Math.max(1, silence.toMillis() / PINGS_A_SILENCE);
        RedisAsyncCommands<byte[], byte[]> redis = session.connection().async();
        standing.check(redis, session.incarnation())
                .thenCombine(redis.ping(), (same, pong) -> pong)
                .whenComplete(
                        (pong, failure) -> {
                            answered(session, sent, failure);
                            if (ever && current == session) {
                                later(() -> ping(session, true), pause);
                            }
                        });
    }

    private void answered(Session session, long sent, @Nullable Throwable failure) {
        if (current != session || closed) {
            return;
        }
        if (failure != null) {
            lost(session);
            return;
        }
        pauseMillis = SHORTEST_PAUSE_MILLIS;
        listener.trustedUntil(sent + silence.toNanos());
    }

    private synchronized void lost(Session session) {
        if (current != session || closed) {
            return;
        }
        current = null;
        session.connection().closeAsync();
        listener.everything();
        later(this::begin, nextPause());
    }

    private void pushed(PushMessage message) {
        if (!message.getType().equals("invalidate")) {
            return;
        }
        List<Object> content = message.getContent();
        Object keys = content.size() > 1 ? content.get(1) : null;
        if (keys instanceof List<?> changed) {
            changed.forEach(key -> listener.changed(text(key)));
        } else {
            emptied();
        }
    }

    /**
     * The server was emptied: the connection tells of changes as before, as its next answer shows.
     */
    private void emptied() {
        listener.everything();
        Session session = current;
        if (session != null) {
            ping(session, false);
        }
    }

    private static String text(@Nullable Object key) {
        if (key instanceof ByteBuffer buffer) {
            return StandardCharsets.UTF_8.decode(buffer.duplicate()).toString();
        }
        return key instanceof byte[] bytes
                ? new String(bytes, StandardCharsets.UTF_8)
                : String.valueOf(key);
    }

    private long nextPause() {
        long pause = pauseMillis;
        pauseMillis = Math.min(LONGEST_PAUSE_MILLIS, 2 * pause);
        return ThreadLocalRandom.current().nextLong(pause / 2, pause + 1);
    }

    private void later(Runnable step, long millis) {
        if (!closed) {
            CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS).execute(step);
        }
    }

    @Override
    public void close() {
        closed = true;
        Session session = current;
        if (session != null) {
            session.connection().closeAsync();
        }
    }
}
