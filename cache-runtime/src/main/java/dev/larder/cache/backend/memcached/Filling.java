package dev.larder.cache.backend.memcached;

import com.spotify.folsom.MemcacheStatus;
import dev.larder.cache.backend.Token;
import dev.larder.cache.backend.remote.StoredForm;
import dev.larder.cache.key.StorageKey;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Stores an entry in a slot that still has a token. The token is compared in the bytes, and the
 * number that came with them over the same connection sees to it that they have not changed since:
 * by itself it says nothing, a server that was restarted counts anew. What an opening has read over
 * this connection is not read again: the store then reaches the server before whatever is sent
 * later.
 */
record Filling(StorageKey slot, Token permit, byte[] entry, Duration life) {

    CompletionStage<Boolean> fill(MemcachedConnection connection) {
        OptionalLong known = connection.take(slot, permit);
        return known.isPresent() ? store(connection, known.getAsLong()) : compare(connection);
    }

    private CompletionStage<Boolean> compare(MemcachedConnection connection) {
        return connection
                .get(slot)
                .thenCompose(
                        item ->
                                item == null || !isPermitted(item)
                                        ? CompletableFuture.completedFuture(false)
                                        : store(connection, item.cas()));
    }

    private boolean isPermitted(Items.Item item) {
        return !item.foreign() && permit.equals(StoredForm.token(item.bytes()));
    }

    private CompletionStage<Boolean> store(MemcachedConnection connection, long cas) {
        return connection
                .set(slot, entry, Lives.seconds(life), cas)
                .thenCompose(status -> stored(connection, status));
    }

    /** What a server has no room for leaves there what was there before, and that is old. */
    private CompletionStage<Boolean> stored(MemcachedConnection connection, MemcacheStatus status) {
        boolean noRoom =
                status == MemcacheStatus.VALUE_TOO_LARGE || status == MemcacheStatus.OUT_OF_MEMORY;
        return noRoom
                ? connection.delete(slot).thenApply(done -> refused(status))
                : CompletableFuture.completedFuture(status).thenApply(MemcachedConnection::isDone);
    }

    private boolean refused(MemcacheStatus status) {
        throw new IllegalStateException(
                "Memcached has no room for an entry of " + entry.length + " bytes: " + status);
    }
}
