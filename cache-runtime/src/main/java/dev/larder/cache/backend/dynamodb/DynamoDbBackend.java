package dev.larder.cache.backend.dynamodb;

import dev.larder.cache.CacheBackendException;
import dev.larder.cache.backend.BinaryBackend;
import dev.larder.cache.backend.Found;
import dev.larder.cache.backend.Token;
import dev.larder.cache.backend.Tokens;
import dev.larder.cache.key.AuthorityKey;
import dev.larder.cache.key.CellKey;
import dev.larder.cache.key.PathPattern;
import dev.larder.cache.key.StorageKey;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Slots and cells as items of one DynamoDB table. DynamoDB deletes what has come to its end days
 * later; here it counts as absent from its end on.
 */
final class DynamoDbBackend implements BinaryBackend {

    /** An item of 400 KB, less room for its key and its other attributes. */
    private static final int MAXIMUM_ENTRY = 390 * 1024;

    /** The key of no slot and no cell: asking for it tells the time. */
    private static final List<String> NO_KEY = List.of("!");

    private final Requests requests;
    private final Wire wire;
    private final ServerClock clock;
    private final DynamoDbClients clients;
    private final BatchReads reads;
    private final Opening opening;
    private final Removals removals;
    private final Bans bans;
    private final Tokens tokens = new Tokens();

    DynamoDbBackend(Requests requests, Wire wire, ServerClock clock, DynamoDbClients clients) {
        this.requests = requests;
        this.wire = wire;
        this.clock = clock;
        this.clients = clients;
        this.reads = new BatchReads(wire, requests);
        this.opening = new Opening(wire, requests);
        this.removals = new Removals(wire, requests);
        this.bans = new Bans(wire, requests, reads, removals);
    }

    @Override
    public CompletionStage<Found> read(List<StorageKey> slots, List<CellKey> cells) {
        return reads.read(ItemKeys.of(slots, cells))
                .thenCompose(items -> timed(() -> found(slots, cells, items)));
    }

    @Override
    public CompletionStage<Found> open(
            List<StorageKey> slots, List<CellKey> cells, Duration slotLife, Duration cellLife) {
        return timed(
                        () ->
                                new Opening.Moment(
                                        clock.seconds(), clock.end(slotLife), clock.end(cellLife)))
                .thenCompose(when -> opening.open(slots, cells, when));
    }

    @Override
    public CompletionStage<Boolean> fill(
            StorageKey slot, Token permit, byte[] entry, Duration life) {
        return timed(() -> Items.value(ItemKeys.of(slot), entry, clock.end(life)))
                .thenCompose(item -> fill(item, permit));
    }

    @Override
    public CompletionStage<Token> hold(StorageKey slot, Duration life) {
        Token token = tokens.next();
        return timed(() -> Items.held(ItemKeys.of(slot), token, clock.end(life)))
                .thenCompose(item -> wire.once(client -> client.putItem(requests.hold(item))))
                .thenApply(done -> token);
    }

    @Override
    public CompletionStage<Void> remove(
            List<? extends AuthorityKey> first, List<? extends AuthorityKey> then) {
        return removals.remove(ItemKeys.of(first, List.of()))
                .thenCompose(done -> removals.remove(ItemKeys.of(then, List.of())));
    }

    @Override
    public CompletionStage<Void> ban(List<CellKey> buckets, PathPattern pattern) {
        return bans.ban(ItemKeys.of(buckets, List.of()), pattern.glob());
    }

    @Override
    public CompletionStage<Void> renew(List<CellKey> cells, Duration life) {
        return timed(() -> clock.end(life))
                .thenCompose(
                        end ->
                                CompletableFuture.allOf(
                                        ItemKeys.of(cells, List.of()).stream()
                                                .map(key -> renew(key, end))
                                                .toArray(CompletableFuture[]::new)));
    }

    @Override
    public CompletionStage<Long> time() {
        return reads.read(NO_KEY).thenApply(answered -> told(clock::millis));
    }

    @Override
    public int maximumEntry() {
        return MAXIMUM_ENTRY;
    }

    @Override
    public void close() {
        clients.close();
    }

    /** The answer to the first attempt may have been lost: then it is our entry that is there. */
    private CompletableFuture<Boolean> fill(Map<String, AttributeValue> item, Token permit) {
        CompletableFuture<Boolean> filled =
                wire.again(client -> client.putItem(requests.fill(item, permit, clock.seconds())))
                        .thenApply(done -> true);
        return Conditions.result(
                filled, there -> Objects.equals(Items.token(item), Items.token(there)));
    }

    private CompletableFuture<Void> renew(String key, long end) {
        CompletableFuture<Void> renewed =
                wire.again(client -> client.updateItem(requests.renew(key, clock.seconds(), end)))
                        .thenAccept(done -> {});
        return Conditions.result(renewed, there -> null);
    }

    private Found found(
            List<StorageKey> slots,
            List<CellKey> cells,
            Map<String, Map<String, AttributeValue>> items) {
        long now = clock.seconds();
        return new Found(
                slots.stream().map(slot -> Items.slot(live(items, slot, now))).toList(),
                cells.stream().map(cell -> Items.cell(live(items, cell, now))).toList(),
                Opening.ONE_EPOCH);
    }

    private static @Nullable Map<String, AttributeValue> live(
            Map<String, Map<String, AttributeValue>> items, AuthorityKey key, long now) {
        Map<String, AttributeValue> item = items.get(ItemKeys.of(key));
        return item == null || Items.isOver(item, now) ? null : item;
    }

    /** Something that needs the time: the first answer tells it. */
    private <T> CompletableFuture<T> timed(Supplier<T> work) {
        return clock.isKnown()
                ? CompletableFuture.completedFuture(work.get())
                : reads.read(NO_KEY).thenApply(answered -> told(work));
    }

    private <T> T told(Supplier<T> work) {
        if (!clock.isKnown()) {
            throw new CacheBackendException(
                    "The answers of DynamoDB have no Date field, so its time is not known.", null);
        }
        return work.get();
    }
}
