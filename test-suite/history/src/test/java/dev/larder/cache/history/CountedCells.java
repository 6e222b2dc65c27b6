package dev.larder.cache.history;

import dev.larder.cache.backend.BinaryBackend;
import dev.larder.cache.backend.CellState;
import dev.larder.cache.backend.Found;
import dev.larder.cache.backend.Token;
import dev.larder.cache.key.AuthorityKey;
import dev.larder.cache.key.CellKey;
import dev.larder.cache.key.StorageKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * A bug: cells are counted. An invalidation counts up; a cell that was lost begins at zero again.
 */
final class CountedCells extends PassingAuthority {

    private final CellCounts counts;

    CountedCells(BinaryBackend real, CellCounts counts) {
        super(real);
        this.counts = counts;
    }

    @Override
    public CompletionStage<Found> read(List<StorageKey> slots, List<CellKey> cells) {
        return super.read(slots, cells).thenApply(found -> counted(found, cells));
    }

    @Override
    public CompletionStage<Found> open(
            List<StorageKey> slots, List<CellKey> cells, Duration slotLife, Duration cellLife) {
        return super.open(slots, cells, slotLife, cellLife)
                .thenApply(found -> counted(found, cells));
    }

    @Override
    public CompletionStage<Void> remove(
            List<? extends AuthorityKey> first, List<? extends AuthorityKey> then) {
        first.forEach(key -> counts.invalidated(key.text()));
        then.forEach(key -> counts.invalidated(key.text()));
        return super.remove(first, then);
    }

    private Found counted(Found found, List<CellKey> cells) {
        List<CellState> states = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            CellState state = found.cells().get(i);
            states.add(state.present() ? counted(cells.get(i), state) : state);
        }
        return new Found(found.slots(), states, found.connectionEpoch());
    }

    private CellState counted(CellKey cell, CellState state) {
        Token number = new Token(counts.number(cell.text(), state.epoch()));
        return new CellState(true, number, state.floor(), state.lastBan(), state.bans());
    }
}
