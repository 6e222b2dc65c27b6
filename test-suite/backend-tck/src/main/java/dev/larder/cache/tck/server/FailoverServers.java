package dev.larder.cache.tck.server;

import java.net.URI;

/** Redis servers of which replicas take over when their master is gone. */
public interface FailoverServers extends AutoCloseable {

    /** The replica of a master. */
    URI replicaOf(URI master);

    /** Waits until the replica of a master has all that was written. */
    void awaitCopied(URI master);

    /**
     * The replica of a master hears of nothing any more that is written from now on, until {@link
     * #resume} lets it ask for it.
     */
    void cutOffReplica(URI master);

    /** A server answers no more, without ending. */
    void pause(URI server);

    /** A server answers again. */
    void resume(URI server);

    /** A server ends at once. */
    void kill(URI server);

    /** A server begins anew, in the same place. */
    void restart(URI server);

    /** Waits until each master has its replica, and all of them know each other. */
    void awaitWhole();

    @Override
    void close();
}
