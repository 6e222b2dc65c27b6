package dev.larder.cache.backend.redis;

import io.lettuce.core.RedisURI;

/**
 * A master of a cluster, and the way to it.
 *
 * @param id that the cluster gave it
 * @param uri where it is
 */
record ClusterMaster(String id, RedisURI uri, RedisLinks links, RedisBackend backend) {

    static ClusterMaster of(String id, RedisURI uri, RedisLinks links) {
        return new ClusterMaster(id, uri, links, new RedisBackend(links));
    }

    boolean is(String otherId, RedisURI otherUri) {
        return id.equals(otherId)
                && uri.getHost().equals(otherUri.getHost())
                && uri.getPort() == otherUri.getPort();
    }
}
