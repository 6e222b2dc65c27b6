package dev.larder.cache.backend.memcached;

import com.spotify.folsom.MemcacheStatus;
import dev.larder.cache.backend.BinaryBackend;
import dev.larder.cache.backend.Found;
import dev.larder.cache.backend.Token;
import dev.larder.cache.backend.Tokens;
import dev.larder.cache.backend.remote.StoredForm;
import dev.larder.cache.key.AuthorityKey;
import dev.larder.cache.key.CellKey;
import dev.larder.cache.key.PathPattern;
import dev.larder.cache.key.StorageKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Slots and cells as items of one or several Memcached servers. */
final class MemcachedBackend implements BinaryBackend {

    private final MemcachedLinks links;
    private final Tokens tokens = new Tokens();

    MemcachedBackend(MemcachedLinks links) {
        this.links = links;
    }

    @Override
    public CompletionStage<Found> read(List<StorageKey> slots, List<CellKey> cells) {
        return links.forEach(keys(slots, cells), MemcachedConnection::get)
                .thenApply(parts -> Items.all(parts).as(slots, cells));
    }

    @Override
    public CompletionStage<Found> open(
            List<StorageKey> slots, List<CellKey> cells, Duration slotLife, Duration cellLife) {
        Opening opening = new Opening(tokens, slotLife, cellLife);
        List<AuthorityKey> keys = keys(slots, cells);
        keys.removeIf(key -> keys.size() > 1 && isMissedAnyTag(key));
        return links.forEach(keys, opening::open)
                .thenApply(parts -> Items.all(parts).as(slots, cells));
    }

    @Override
    public CompletionStage<Boolean> fill(
            StorageKey slot, Token permit, byte[] entry, Duration life) {
        return links.use(slot, new Filling(slot, permit, entry, life)::fill);
    }

    @Override
    public CompletionStage<Token> hold(StorageKey slot, Duration life) {
        Token token = tokens.next();
        int seconds = Lives.seconds(life);
        return links.use(
                slot,
                connection ->
                        connection
                                .set(slot, StoredForm.held(token), seconds)
                                .thenApply(status -> held(status, token)));
    }

    /**
     * The second group is deleted also where a server of the first is gone. That does no harm, for
     * all of it is deleted again until all is acknowledged, and other nodes miss sooner what can be
     * reached.
     */
    @Override
    public CompletionStage<Void> remove(
            List<? extends AuthorityKey> first, List<? extends AuthorityKey> then) {
        CompletableFuture<Void> begun = delete(first);
        return then.isEmpty()
                ? begun
                : begun.handle((done, error) -> delete(then))
                        .thenCompose(rest -> CompletableFuture.allOf(begun, rest));
    }

    @Override
    public CompletionStage<Void> ban(List<CellKey> buckets, PathPattern pattern) {
        return links.forEach(buckets, new Banning(pattern.glob())::ban).thenAccept(done -> {});
    }

    @Override
    public CompletionStage<Void> renew(List<CellKey> cells, Duration life) {
        int seconds = Lives.renewed(life);
        return links.forEach(
                        cells.stream().filter(cell -> cell.kind() != CellKey.Kind.BUCKET).toList(),
                        (connection, some) ->
                                all(
                                        some.stream()
                                                .map(cell -> connection.touch(cell, seconds))
                                                .toList()))
                .thenAccept(done -> {});
    }

    @Override
    public CompletionStage<Long> time() {
        return links.time();
    }

    @Override
    public int maximumEntry() {
        return links.maximumEntry();
    }

    @Override
    public void close() {
        links.close();
    }

    /** Done when all are. */
    static CompletableFuture<Void> all(List<? extends CompletionStage<?>> stages) {
        return CompletableFuture.allOf(
                stages.stream()
                        .map(CompletionStage::toCompletableFuture)
                        .toArray(CompletableFuture[]::new));
    }

    private CompletableFuture<Void> delete(List<? extends AuthorityKey> keys) {
        return links.forEach(
                        keys,
                        (connection, some) -> all(some.stream().map(connection::delete).toList()))
                .thenAccept(done -> {});
    }

    /**
     * Only tags that a load adds late need the cell of all tags. It is on one server; were it asked
     * for there while that is gone, no load at all could be stored on the others.
     */
    private boolean isMissedAnyTag(AuthorityKey key) {
        return key instanceof CellKey cell
                && cell.kind() == CellKey.Kind.ANY_TAG
                && !links.of(cell).isUp();
    }

    private static Token held(MemcacheStatus status, Token token) {
        if (!MemcachedConnection.isDone(status)) {
            throw new IllegalStateException("Memcached answered " + status + " to a set.");
        }
        return token;
    }

    private static List<AuthorityKey> keys(List<StorageKey> slots, List<CellKey> cells) {
        List<AuthorityKey> keys = new ArrayList<>(slots);
        keys.addAll(cells);
        return keys;
    }
}
