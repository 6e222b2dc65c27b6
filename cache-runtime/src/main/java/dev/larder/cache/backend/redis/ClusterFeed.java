package dev.larder.cache.backend.redis;

import dev.larder.cache.backend.ChangeFeed;
import java.time.Duration;

/** What the masters of a cluster tell of the changes of keys: each tells of its own. */
final class ClusterFeed implements ChangeFeed {

    private final ClusterTopology topology;

    ClusterFeed(ClusterTopology topology) {
        this.topology = topology;
    }

    @Override
    public AutoCloseable listen(String prefix, Duration silence, Listener listener) {
        ClusterTracking tracking =
                new ClusterTracking(
                        topology,
                        (master, part) -> master.links().feed(true).listen(prefix, silence, part),
                        listener);
        tracking.begin();
        return tracking;
    }
}
