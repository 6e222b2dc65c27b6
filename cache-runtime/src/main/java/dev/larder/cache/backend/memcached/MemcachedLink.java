package dev.larder.cache.backend.memcached;

import com.spotify.folsom.AsciiMemcacheClient;
import com.spotify.folsom.MemcacheClosedException;
import com.spotify.folsom.ObservableClient;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * The way to one server. The driver connects by itself, and again when a connection is gone: it is
 * gone as soon as one answer takes too long, and a new one counts when the server has answered over
 * it. Operations wait a moment for that; after it they fail at once until the server is back.
 */
final class MemcachedLink {

    /** What a new connection to a server takes that is there. */
    private static final Duration PATIENCE = Duration.ofMillis(100);

    /** What the server puts beside a value, and its key. */
    private static final int OVERHEAD = 512;

    private static final int STANDARD_ITEM = 1024 * 1024;

    private final Address address;
    private final AsciiMemcacheClient<byte[]> client;
    private CompletableFuture<MemcachedConnection> coming = new CompletableFuture<>();
    private volatile CompletableFuture<MemcachedConnection> current;
    private volatile boolean tellsLimit = true;
    private volatile int maximumEntry = STANDARD_ITEM - OVERHEAD;

    /**
     * Over a client of this server alone.
     *
     * @param patience how long operations wait for the first connection
     */
    MemcachedLink(Address address, AsciiMemcacheClient<byte[]> client, Duration patience) {
        this.address = address;
        this.client = client;
        this.current = within(patience);
    }

    /** Hears of connections from now on. */
    void begin() {
        client.registerForConnectionChanges(this::changed);
    }

    Address address() {
        return address;
    }

    /** Whether operations are sent at once. */
    boolean isUp() {
        return current.isDone() && !current.isCompletedExceptionally();
    }

    /** Done when there is a connection. */
    synchronized CompletionStage<Void> back() {
        return isUp()
                ? CompletableFuture.completedFuture(null)
                : coming.thenAccept(connection -> {});
    }

    /** The largest value that the server takes, as it says itself. */
    int maximumEntry() {
        return maximumEntry;
    }

    /** Does something over one connection; {@code work} is not begun where there is none. */
    <T> CompletableFuture<T> use(Function<MemcachedConnection, CompletionStage<T>> work) {
        return current.thenCompose(work).exceptionallyCompose(error -> failed(error));
    }

    /** Ends the connection. */
    void close() {
        client.shutdown();
    }

    private <T> CompletableFuture<T> failed(Throwable error) {
        Throwable refused = client.getConnectionFailure();
        String why = refused == null ? "" : ": " + refused.getMessage();
        return CompletableFuture.failedFuture(
                isUp()
                        ? error
                        : new MemcacheClosedException(
                                "Memcached at " + address + " can't be reached" + why));
    }

    private void changed(ObservableClient state) {
        if (state.isConnected()) {
            client.getAllNodes().values().stream()
                    .findFirst()
                    .map(MemcachedConnection::new)
                    .ifPresent(this::made);
        } else {
            lost();
        }
    }

    private synchronized void lost() {
        if (isUp()) {
            coming = new CompletableFuture<>();
            current = within(PATIENCE);
        }
    }

    /** Those who wait go on outside of the lock. */
    private void made(MemcachedConnection connection) {
        if (tellsLimit) {
            askLimit(connection);
        }
        arrived(connection).complete(connection);
    }

    /** A server for which this was too much is not asked again over its next connection. */
    private void askLimit(MemcachedConnection connection) {
        tellsLimit = false;
        connection
                .number("settings", "item_size_max")
                .thenAccept(
                        size -> {
                            maximumEntry = Math.toIntExact(size) - OVERHEAD;
                            tellsLimit = true;
                        });
    }

    private synchronized CompletableFuture<MemcachedConnection> arrived(
            MemcachedConnection connection) {
        current = CompletableFuture.completedFuture(connection);
        return coming;
    }

    private CompletableFuture<MemcachedConnection> within(Duration patience) {
        return coming.copy().orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS);
    }
}
