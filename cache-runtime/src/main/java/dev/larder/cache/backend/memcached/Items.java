package dev.larder.cache.backend.memcached;

import com.spotify.folsom.GetResult;
import dev.larder.cache.backend.CellState;
import dev.larder.cache.backend.Found;
import dev.larder.cache.backend.SlotState;
import dev.larder.cache.backend.remote.StoredForm;
import dev.larder.cache.key.AuthorityKey;
import dev.larder.cache.key.CellKey;
import dev.larder.cache.key.StorageKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is at keys that were asked for together. Larder sets no flags: an item that has some was
 * written by somebody else in a form of their own. It counts as absent and is left alone.
 */
record Items(Map<AuthorityKey, Item> found) {

    /**
     * Memcached loses everything when it ends, so cells of an earlier life of it don't come back,
     * and all its answers go together.
     */
    static final long INCARNATION = 0;

    /** Bytes, and the number by which a change of them is conditional. */
    record Item(byte[] bytes, long cas, boolean foreign) {}

    /** The answer to one question, in the order of its keys. */
    static Items of(List<AuthorityKey> keys, List<@Nullable GetResult<byte[]>> results) {
        Map<AuthorityKey, Item> found = new HashMap<>();
        for (int i = 0; i < keys.size(); i++) {
            GetResult<byte[]> result = results.get(i);
            if (result != null) {
                found.put(keys.get(i), item(result));
            }
        }
        return new Items(found);
    }

    static Item item(GetResult<byte[]> result) {
        return new Item(result.getValue(), result.getCas(), result.getFlags() != 0);
    }

    /** The answers of several servers. */
    static Items all(List<Items> parts) {
        if (parts.size() == 1) {
            return parts.get(0);
        }
        Map<AuthorityKey, Item> found = new HashMap<>();
        parts.forEach(part -> found.putAll(part.found));
        return new Items(found);
    }

    /** With other bytes at a key. */
    void replace(AuthorityKey key, byte[] bytes) {
        found.put(key, new Item(bytes, 0, false));
    }

    /** The bytes of a key, if they can be ours. */
    byte @Nullable [] bytes(AuthorityKey key) {
        Item item = found.get(key);
        return item == null || item.foreign ? null : item.bytes;
    }

    /** Whether something of ours is at a key that nobody can read. */
    boolean isSpoilt(AuthorityKey key) {
        byte[] bytes = bytes(key);
        if (bytes == null) {
            return false;
        }
        return key instanceof CellKey
                ? !StoredForm.cell(bytes, INCARNATION).present()
                : StoredForm.slot(bytes) instanceof SlotState.Absent;
    }

    /** As slots and cells. */
    Found as(List<StorageKey> slots, List<CellKey> cells) {
        List<SlotState> slotStates =
                slots.stream().map(slot -> StoredForm.slot(bytes(slot))).toList();
        List<CellState> cellStates =
                cells.stream().map(cell -> StoredForm.cell(bytes(cell), INCARNATION)).toList();
        return new Found(slotStates, cellStates, INCARNATION);
    }
}
