package dev.larder.cache.backend.memcached;

import dev.larder.cache.backend.CellState;
import dev.larder.cache.backend.remote.StoredForm;
import dev.larder.cache.key.AuthorityKey;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Adds a pattern to the bans of cells. Where others change a cell all the time it is deleted, which
 * invalidates more but nothing less. Under a cell that is absent or spoilt nothing is valid anyway.
 */
record Banning(String pattern) {

    private static final int KEPT = 16;
    private static final int TRIES = 3;

    CompletionStage<Void> ban(MemcachedConnection connection, List<AuthorityKey> cells) {
        return connection
                .get(cells)
                .thenCompose(
                        items ->
                                MemcachedBackend.all(
                                        cells.stream()
                                                .map(
                                                        cell ->
                                                                ban(
                                                                        connection,
                                                                        cell,
                                                                        items.found().get(cell),
                                                                        TRIES))
                                                .toList()));
    }

    private CompletionStage<Void> ban(
            MemcachedConnection connection,
            AuthorityKey cell,
            Items.@Nullable Item item,
            int tries) {
        if (item == null || !isCell(item)) {
            return CompletableFuture.completedFuture(null);
        }
        if (tries == 0) {
            return connection.delete(cell);
        }
        byte[] banned = StoredForm.banned(item.bytes(), pattern, KEPT);
        return connection
                .set(cell, banned, Lives.ENDLESS, item.cas())
                .thenCompose(
                        status ->
                                MemcachedConnection.isDone(status)
                                        ? CompletableFuture.completedFuture(null)
                                        : connection
                                                .get(cell)
                                                .thenCompose(
                                                        next ->
                                                                ban(
                                                                        connection,
                                                                        cell,
                                                                        next,
                                                                        tries - 1)));
    }

    private static boolean isCell(Items.Item item) {
        CellState cell = StoredForm.cell(item.bytes(), Items.INCARNATION);
        return !item.foreign() && cell.present();
    }
}
