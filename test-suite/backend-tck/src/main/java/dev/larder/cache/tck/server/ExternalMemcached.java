package dev.larder.cache.tck.server;

import java.net.URI;

/** A server that somebody else runs. */
record ExternalMemcached(URI uri) implements MemcachedServer {

    @Override
    public void pause() {
        throw notOurs();
    }

    @Override
    public void resume() {
        throw notOurs();
    }

    @Override
    public void kill() {
        throw notOurs();
    }

    @Override
    public void restart() {
        throw notOurs();
    }

    @Override
    public void close() {}

    private IllegalStateException notOurs() {
        return new IllegalStateException(
                uri + " is not ours to stop. Use MemcachedServer.startOwn() for tests that do.");
    }
}
