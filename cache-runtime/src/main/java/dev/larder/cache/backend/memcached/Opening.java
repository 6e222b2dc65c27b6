package dev.larder.cache.backend.memcached;

import com.spotify.folsom.MemcacheStatus;
import dev.larder.cache.backend.Token;
import dev.larder.cache.backend.Tokens;
import dev.larder.cache.backend.remote.StoredForm;
import dev.larder.cache.key.AuthorityKey;
import dev.larder.cache.key.CellKey;
import dev.larder.cache.key.StorageKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * Gives absent slots and cells of one server their tokens: an {@code add} for each and then one
 * {@code gets} for all, sent without waiting. The server does them in that order, so what the
 * second finds is the token that counts, whoever's it is.
 */
final class Opening {

    private final Tokens tokens;
    private final Duration slotLife;
    private final Duration cellLife;

    Opening(Tokens tokens, Duration slotLife, Duration cellLife) {
        this.tokens = tokens;
        this.slotLife = slotLife;
        this.cellLife = cellLife;
    }

    CompletionStage<Items> open(MemcachedConnection connection, List<AuthorityKey> keys) {
        keys.forEach(key -> connection.add(key, fresh(key), seconds(key)));
        return connection.get(keys).thenCompose(items -> mended(connection, keys, items));
    }

    /** What nobody can read would never be replaced by an {@code add}. */
    private CompletionStage<Items> mended(
            MemcachedConnection connection, List<AuthorityKey> keys, Items items) {
        List<CompletionStage<?>> mending = new ArrayList<>();
        for (AuthorityKey key : keys) {
            Items.Item there = items.found().get(key);
            if (there != null && key instanceof StorageKey) {
                connection.remember(key, there);
            }
            if (there != null && items.isSpoilt(key)) {
                byte[] bytes = fresh(key);
                mending.add(
                        connection
                                .set(key, bytes, seconds(key), there.cas())
                                .thenAccept(status -> replaced(items, key, status, bytes)));
            }
        }
        return MemcachedBackend.all(mending).thenApply(done -> items);
    }

    private static void replaced(
            Items items, AuthorityKey key, MemcacheStatus status, byte[] bytes) {
        if (status == MemcacheStatus.OK) {
            items.replace(key, bytes);
        }
    }

    private byte[] fresh(AuthorityKey key) {
        Token token = tokens.next();
        return key instanceof CellKey
                ? StoredForm.cell(Items.INCARNATION, token)
                : StoredForm.free(token);
    }

    private int seconds(AuthorityKey key) {
        return key instanceof CellKey cell ? Lives.ofCell(cell, cellLife) : Lives.seconds(slotLife);
    }
}
