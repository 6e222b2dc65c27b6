package dev.larder.cache.backend.dynamodb;

import dev.larder.cache.backend.CellState;
import dev.larder.cache.backend.Found;
import dev.larder.cache.backend.SlotState;
import dev.larder.cache.backend.Token;
import dev.larder.cache.backend.Tokens;
import dev.larder.cache.key.CellKey;
import dev.larder.cache.key.StorageKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Gives absent slots and cells a token, each by one write that is sent once. */
final class Opening {

    /** A table has one life, and no connection of its own. */
    static final long ONE_EPOCH = 0;

    private final Wire wire;
    private final Requests requests;
    private final Tokens tokens = new Tokens();

    Opening(Wire wire, Requests requests) {
        this.wire = wire;
        this.requests = requests;
    }

    /**
     * When, in seconds since the epoch.
     *
     * @param now what ends then or before counts as absent
     * @param slotEnd the end of new slots
     * @param cellEnd the end of new cells of tags
     */
    record Moment(long now, long slotEnd, long cellEnd) {}

    /** What is there then, in the order asked. */
    CompletableFuture<Found> open(List<StorageKey> slots, List<CellKey> cells, Moment when) {
        List<CompletableFuture<SlotState>> openSlots =
                slots.stream().map(slot -> slot(ItemKeys.of(slot), when)).toList();
        List<CompletableFuture<CellState>> openCells =
                cells.stream().map(cell -> cell(cell, when)).toList();
        List<CompletableFuture<?>> all = new ArrayList<>(openSlots);
        all.addAll(openCells);
        return CompletableFuture.allOf(all.toArray(CompletableFuture[]::new))
                .thenApply(
                        done ->
                                new Found(
                                        openSlots.stream().map(CompletableFuture::join).toList(),
                                        openCells.stream().map(CompletableFuture::join).toList(),
                                        ONE_EPOCH));
    }

    private CompletableFuture<SlotState> slot(String key, Moment when) {
        Token token = tokens.next();
        Map<String, AttributeValue> item = Items.free(key, token, when.slotEnd());
        CompletableFuture<SlotState> created =
                wire.once(client -> client.putItem(requests.open(item, when.now())))
                        .thenApply(done -> new SlotState.Free(token));
        return Conditions.result(created, Items::slot);
    }

    private CompletableFuture<CellState> cell(CellKey cell, Moment when) {
        String key = ItemKeys.of(cell);
        Token epoch = tokens.next();
        Map<String, AttributeValue> item =
                cell.kind() == CellKey.Kind.BUCKET
                        ? Items.cell(key, epoch)
                        : Items.cell(key, epoch, when.cellEnd());
        CompletableFuture<CellState> created =
                wire.once(client -> client.putItem(requests.open(item, when.now())))
                        .thenApply(done -> Items.cell(item));
        return Conditions.result(created, Items::cell);
    }
}
