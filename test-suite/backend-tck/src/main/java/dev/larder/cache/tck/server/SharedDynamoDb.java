package dev.larder.cache.tck.server;

import java.net.URI;

/** A server that others use too: somebody else's, or that of all tests of this process. */
record SharedDynamoDb(URI uri) implements DynamoDbServer {

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
                uri + " is not yours alone. Use DynamoDbServer.startOwn() for tests that stop it.");
    }
}
