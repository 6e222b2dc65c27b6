package dev.larder.cache.tck.server;

import java.net.URI;

/** A server for tests. */
public interface Server extends AutoCloseable {

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
}
