package dev.larder.cache.http.exchange;

import dev.larder.cache.backend.Seen;
import dev.larder.cache.entry.Entry;
import dev.larder.cache.http.rfc9111.StoredResponse;
import dev.larder.cache.http.route.ResponseKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is stored for a request.
 *
 * @param primary the slot of its URL
 * @param slot the slot that its response is, or would be, in
 * @param index the entry in the primary slot, where that lists variants; else null
 * @param chosen what can answer it; null if nothing can
 * @param seen what reading the slot said; null where it wasn't asked with a stage
 */
record Found(
        ResponseKey primary,
        ResponseKey slot,
        @Nullable Entry index,
        @Nullable Candidate chosen,
        @Nullable Seen seen) {

    /** A stored response that is for the request. */
    record Candidate(Entry entry, SlotContent content, StoredResponse response) {

        static Candidate of(Entry entry) {
            SlotContent content = Found.content(entry);
            return new Candidate(entry, content, content.reply().at(entry.lifetime()));
        }

        /** All its tags. */
        List<String> tags() {
            return entry.tags();
        }
    }

    /** Nothing. */
    static Found nothing(ResponseKey primary, @Nullable Seen seen) {
        return new Found(primary, primary, null, null, seen);
    }

    /** The same where something has come into the slot meanwhile. */
    Found with(Entry there) {
        return new Found(primary, slot, index, Candidate.of(there), seen);
    }

    /** What an entry of a slot holds. */
    static SlotContent content(Entry entry) {
        if (entry.value() instanceof SlotContent content) {
            return content;
        }
        throw new IllegalStateException("A slot of responses holds something else.");
    }

    /**
     * The slot to empty so that what was found answers no more: its own, or, where it varies by
     * other fields than the newest one, the primary one, by which all are found.
     */
    ResponseKey chosenSlot() {
        VaryIndex varies = varyIndex();
        return chosen == null
                        || varies == null
                        || chosen.content().selection().names().equals(varies.newest())
                ? slot
                : primary;
    }

    /** Whether the slot is the primary one. */
    boolean isPrimary() {
        return slot == primary;
    }

    /** The index; null where nothing varies. */
    @Nullable VaryIndex varyIndex() {
        return index == null ? null : content(index).index();
    }
}
