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
    private final Supplier<Seen> decode;
    private @Nullable Seen seen;

    Judged(SlotState slot, Cells cells, Supplier<Seen> decode) {
        this.slot = slot;
        this.cells = cells;
        this.decode = decode;
    }

    /** Without a valid entry. */
    static Judged nothing(SlotState slot, Cells cells, Seen.Reason reason) {
        return new Judged(slot, cells, () -> Seen.nothing(reason));
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
