package dev.larder.cache.tck.server;

import java.nio.file.Path;
import java.util.List;

/** A Memcached server for tests. */
public interface MemcachedServer extends Server {

    /** Where it is, as {@code host:port}. */
    default String address() {
        return uri().getHost() + ":" + uri().getPort();
    }

    /**
     * A server that only this caller uses, and may stop: from Docker, else from {@code memcached}
     * on the path.
     *
     * @param options of the command line, such as {@code -m 2}
     * @throws IllegalStateException if there is neither; the message names all ways
     */
    static MemcachedServer startOwn(String... options) {
        return startOwn(List.of(), options);
    }

    /**
     * As {@link #startOwn(String...)}.
     *
     * @param files that the options name, by their paths here
     */
    static MemcachedServer startOwn(List<Path> files, String... options) {
        return MemcachedServers.own(files, List.of(options));
    }

    /**
     * A server to keep data on: the one that {@code LARDER_TEST_MEMCACHED} names, else an own one.
     *
     * @throws IllegalStateException if there is none; the message names all ways
     */
    static MemcachedServer start() {
        return MemcachedServers.any();
    }
}
