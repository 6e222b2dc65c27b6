package dev.larder.cache.history;

import dev.larder.cache.backend.BinaryBackend;
import dev.larder.cache.backend.Found;
import dev.larder.cache.backend.SlotState;
import dev.larder.cache.backend.Token;
import dev.larder.cache.key.StorageKey;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** A bug: stores whatever was invalidated meanwhile. */
final class FillWithoutPermit extends PassingAuthority {

    FillWithoutPermit(BinaryBackend real) {
        super(real);
    }

    @Override
    public CompletionStage<Boolean> fill(
            StorageKey slot, Token permit, byte[] entry, Duration life) {
        return open(List.of(slot), List.of(), life, life)
                .thenCompose(found -> super.fill(slot, token(found), entry, life));
    }

    private static Token token(Found found) {
        SlotState state = found.slots().get(0);
        if (state instanceof SlotState.Free free) {
            return free.token();
        }
        if (state instanceof SlotState.Held held) {
            return held.token();
        }
        if (state instanceof SlotState.Value value) {
            return value.token();
        }
        throw new IllegalStateException("An opened slot is not absent.");
    }
}
