package dev.larder.cache.backend.dynamodb;

import dev.larder.cache.backend.CellState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Adds a pattern to the bans of cells. Of two nodes that change a cell at once one has to begin
 * anew; a cell that is changed again and again is deleted, which invalidates all that it covers.
 */
final class Bans {

    private static final int KEPT = 16;
    private static final int TRIES = 3;

    private final Wire wire;
    private final Requests requests;
    private final BatchReads reads;
    private final Removals removals;

    Bans(Wire wire, Requests requests, BatchReads reads, Removals removals) {
        this.wire = wire;
        this.requests = requests;
        this.reads = reads;
        this.removals = removals;
    }

    /** Absent cells stay absent; one that seems to have ended is changed as any other. */
    CompletableFuture<Void> ban(List<String> cells, String pattern) {
        return ban(cells, pattern, TRIES);
    }

    /** As it is with one more ban: the same pattern stands once, and the oldest makes room. */
    static CellState with(CellState cell, String pattern) {
        long number = cell.lastBan() + 1;
        long floor = cell.floor();
        List<CellState.Ban> bans = new ArrayList<>(cell.bans());
        bans.removeIf(ban -> ban.pattern().equals(pattern));
        bans.add(new CellState.Ban(number, pattern));
        while (bans.size() > KEPT) {
            floor = bans.remove(0).number();
        }
        return new CellState(true, cell.epoch(), floor, number, bans);
    }

    private CompletableFuture<Void> ban(List<String> cells, String pattern, int tries) {
        if (cells.isEmpty()) {
            return CompletableFuture.completedFuture(null);
        }
        if (tries == 0) {
            return removals.remove(cells);
        }
        return reads.read(cells)
                .thenCompose(items -> changed(items, pattern))
                .thenCompose(lost -> ban(lost, pattern, tries - 1));
    }

    private CompletableFuture<List<String>> changed(
            Map<String, Map<String, AttributeValue>> items, String pattern) {
        List<CompletableFuture<List<String>>> changes = new ArrayList<>();
        items.forEach(
                (key, item) -> {
                    CellState cell = Items.cell(item);
                    if (cell.present()) {
                        changes.add(change(key, cell, pattern));
                    }
                });
        return CompletableFuture.allOf(changes.toArray(CompletableFuture[]::new))
                .thenApply(
                        done ->
                                changes.stream()
                                        .flatMap(change -> change.join().stream())
                                        .toList());
    }

    /** Nothing, or the key if another was faster. */
    private CompletableFuture<List<String>> change(String key, CellState cell, String pattern) {
        CompletableFuture<List<String>> changed =
                wire.again(
                                client ->
                                        client.updateItem(
                                                requests.ban(key, cell, with(cell, pattern))))
                        .thenApply(done -> List.of());
        return Conditions.result(changed, there -> List.of(key));
    }
}
