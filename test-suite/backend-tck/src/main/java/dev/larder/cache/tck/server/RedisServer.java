package dev.larder.cache.tck.server;

import java.net.URI;

/** A Redis server for tests. */
public interface RedisServer extends AutoCloseable {

    /** Where it is. */
    URI uri();

    /** Stops answering, without ending. */
    void pause();

    /** Answers again. */
    void resume();

    /** Ends at once, and loses its data. */
    void kill();

    /** Begins anew, empty and in the same place, after {@link #kill}. */
    void restart();

    @Override
    void close();

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
