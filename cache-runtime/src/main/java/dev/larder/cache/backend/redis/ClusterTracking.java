package dev.larder.cache.backend.redis;

import dev.larder.cache.backend.ChangeFeed;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Listens to every master of a cluster, and to others as soon as the cluster has others. The feed
 * is trusted while all of them are, and what one of them may have missed counts for all: which key
 * belongs to whom may change meanwhile.
 */
final class ClusterTracking implements AutoCloseable {

    private static final long PAUSE_MILLIS = 500;

    private final ClusterTopology topology;
    private final Listening listening;
    private final ChangeFeed.Listener listener;
    private final Map<ClusterMaster, Part> parts = new HashMap<>();
    private @Nullable Runnable leave;
    private boolean closed;

    ClusterTracking(ClusterTopology topology, Listening listening, ChangeFeed.Listener listener) {
        this.topology = topology;
        this.listening = listening;
        this.listener = listener;
    }

    /** How one master is listened to. */
    interface Listening {
        RedisTracking begin(ClusterMaster master, ChangeFeed.Listener part);
    }

    void begin() {
        Runnable end = topology.follow(this::listenTo);
        synchronized (this) {
            leave = end;
        }
        watch();
    }

    /**
     * While a master is silent another one may have its place, and who is served from copies asks
     * no master that would say so.
     */
    private void watch() {
        synchronized (this) {
            if (closed) {
                return;
            }
        }
        if (isTrusted()) {
            topology.renew();
        } else {
            topology.doubt();
        }
        CompletableFuture.delayedExecutor(PAUSE_MILLIS, TimeUnit.MILLISECONDS).execute(this::watch);
    }

    private synchronized void listenTo(ClusterMap map) {
        if (closed) {
            return;
        }
        parts.entrySet().removeIf(part -> isGone(map, part.getKey(), part.getValue()));
        map.masters().stream().filter(master -> !parts.containsKey(master)).forEach(this::listenTo);
        listener.everything();
        tell();
    }

    private static boolean isGone(ClusterMap map, ClusterMaster master, Part part) {
        boolean gone = !map.masters().contains(master);
        if (gone) {
            part.end();
        }
        return gone;
    }

    private void listenTo(ClusterMaster master) {
        Part part = new Part();
        parts.put(master, part);
        part.tracking = listening.begin(master, part);
    }

    private synchronized boolean isTrusted() {
        long now = System.nanoTime();
        return !parts.isEmpty()
                && parts.values().stream().allMatch(part -> part.known && part.until - now > 0);
    }

    /** Also when the map has changed: masters that stay have missed nothing. */
    private void tell() {
        if (!parts.values().stream().allMatch(part -> part.known)) {
            return;
        }
        long now = System.nanoTime();
        long shortest = parts.values().stream().mapToLong(part -> part.until - now).min().orElse(0);
        listener.trustedUntil(now + shortest);
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            if (leave != null) {
                leave.run();
            }
            parts.values().forEach(Part::end);
            parts.clear();
        }
    }

    /** One master. What it still tells after it is gone from the map is not heard. */
    private final class Part implements ChangeFeed.Listener {

        private @Nullable RedisTracking tracking;
        private boolean known;
        private long until;

        @Override
        public void changed(String key) {
            synchronized (ClusterTracking.this) {
                if (isHeard()) {
                    listener.changed(key);
                }
            }
        }

        @Override
        public void everything() {
            synchronized (ClusterTracking.this) {
                known = false;
                if (isHeard()) {
                    listener.everything();
                }
            }
        }

        @Override
        public void trustedUntil(long nanoTime) {
            synchronized (ClusterTracking.this) {
                known = true;
                until = nanoTime;
                if (isHeard()) {
                    tell();
                }
            }
        }

        private boolean isHeard() {
            return parts.containsValue(this);
        }

        private void end() {
            if (tracking != null) {
                tracking.close();
            }
        }
    }
}
