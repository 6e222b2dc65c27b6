package dev.larder.cache.backend.remote;

import dev.larder.cache.backend.Seen;
import dev.larder.cache.backend.SlotState;
import dev.larder.cache.backend.Token;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What the authority has of an entry, judged. Callers share one; the value is decoded when the
 * first of them is there, on its thread.
 */
final class Judged {

    private final SlotState slot;
    private final Cells cells;
    private final boolean valid;
    private final Supplier<Seen> decode;
    private @Nullable Seen seen;

    private Judged(SlotState slot, Cells cells, boolean valid, Supplier<Seen> decode) {
        this.slot = slot;
        this.cells = cells;
        this.valid = valid;
        this.decode = decode;
    }

    /** With an entry that was not invalidated; it may have ended by itself. */
    static Judged valid(SlotState slot, Cells cells, Supplier<Seen> decode) {
        return new Judged(slot, cells, true, decode);
    }

    /** Without a valid entry. */
    static Judged nothing(SlotState slot, Cells cells, Seen.Reason reason) {
        return new Judged(slot, cells, false, () -> Seen.nothing(reason));
    }

    boolean isValid() {
        return valid;
    }

    Cells cells() {
        return cells;
    }

    /** The token that a load is permitted by; null where there is none. */
    @Nullable Token token() {
        if (slot instanceof SlotState.Free free) {
            return free.token();
        }
        return slot instanceof SlotState.Value value ? value.token() : null;
    }

    synchronized Seen seen() {
        Seen decoded = seen;
        if (decoded == null) {
            decoded = decode.get();
            seen = decoded;
        }
        return decoded;
    }
}
