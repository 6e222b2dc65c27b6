package dev.larder.cache.tck.server;

/** A Redis server for tests. */
public interface RedisServer extends Server {

    /**
     * A server that only this caller uses, and may stop: from Docker, else from {@code
     * redis-server} on the path.
     *
     * @throws IllegalStateException if there is neither; the message names all ways
     */
    static RedisServer startOwn() {
        return RedisServers.own();
    }

    /**
     * A server to keep data on: the one that {@code LARDER_TEST_REDIS_URI} names, else an own one.
     *
     * @throws IllegalStateException if there is none; the message names all ways
     */
    static RedisServer start() {
        return RedisServers.any();
    }
}
