package dev.larder.cache.backend.remote;

import dev.larder.cache.backend.CellState;
import dev.larder.cache.backend.Found;
import dev.larder.cache.entry.Envelope;
import dev.larder.cache.key.PathPattern;
import dev.larder.cache.key.StorageKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The cells that cover an entry, as one connection to the authority has them.
 *
 * @param tags those of tags that were asked for
 */
record Cells(CellState bucket, Map<String, CellState> tags, long connectionEpoch) {

    /** Of an answer whose first cell is the bucket's, and the next are those of the tags. */
    static Cells of(Found found, List<String> tags) {
        Map<String, CellState> byTag = tags.isEmpty() ? Map.of() : new HashMap<>();
        for (int i = 0; i < tags.size(); i++) {
            byTag.put(tags.get(i), found.cells().get(1 + i));
        }
        return new Cells(found.cells().get(0), byTag, found.connectionEpoch());
    }

    /** With more tags; null if another connection answered. */
    @Nullable Cells with(List<String> more, Found found) {
        if (found.connectionEpoch() != connectionEpoch) {
            return null;
        }
        Map<String, CellState> all = new HashMap<>(tags);
        for (int i = 0; i < more.size(); i++) {
            all.put(more.get(i), found.cells().get(i));
        }
        return new Cells(bucket, all, connectionEpoch);
    }

    /** The tags of an entry whose cells are not here. */
    List<String> unknownTags(Envelope envelope) {
        List<String> unknown = List.of();
        for (Envelope.TagStamp stamp : envelope.stamps().tags()) {
            if (!tags.containsKey(stamp.tag())) {
                unknown = unknown.isEmpty() ? new ArrayList<>() : unknown;
                unknown.add(stamp.tag());
            }
        }
        return unknown;
    }

    /** Whether an entry was invalidated through none of them since its load began. */
    boolean validate(Envelope envelope, StorageKey slot) {
        Envelope.Stamps stamps = envelope.stamps();
        if (!isSame(bucket, stamps.bucketEpoch()) || stamps.ban() < bucket.floor()) {
            return false;
        }
        for (CellState.Ban ban : bucket.bans()) {
            if (ban.number() > stamps.ban()
                    && new PathPattern(ban.pattern()).matches(slot.subject())) {
                return false;
            }
        }
        for (Envelope.TagStamp tag : stamps.tags()) {
            if (!isSame(tags.get(tag.tag()), tag.epoch())) {
                return false;
            }
        }
        return true;
    }

    /** The stamps of an entry whose load begins now; null if a cell is missing. */
    Envelope.@Nullable Stamps stamps(List<String> itsTags) {
        if (!bucket.present()) {
            return null;
        }
        List<Envelope.TagStamp> stamped = new ArrayList<>();
        for (String tag : itsTags) {
            CellState cell = tags.get(tag);
            if (cell == null || !cell.present()) {
                return null;
            }
            stamped.add(new Envelope.TagStamp(tag, cell.epoch().bits()));
        }
        return new Envelope.Stamps(bucket.epoch().bits(), bucket.lastBan(), List.copyOf(stamped));
    }

    private static boolean isSame(@Nullable CellState cell, long epoch) {
        return cell != null && cell.present() && cell.epoch().bits() == epoch;
    }
}
