package dev.larder.cache.backend.redis;

import dev.larder.cache.backend.BinaryBackend;
import dev.larder.cache.backend.CellState;
import dev.larder.cache.backend.ChangeFeed;
import dev.larder.cache.backend.Found;
import dev.larder.cache.backend.SlotState;
import dev.larder.cache.backend.Token;
import dev.larder.cache.backend.Tokens;
import dev.larder.cache.backend.remote.StoredForm;
import dev.larder.cache.key.AuthorityKey;
import dev.larder.cache.key.CellKey;
import dev.larder.cache.key.PathPattern;
import dev.larder.cache.key.StorageKey;
import io.lettuce.core.KeyValue;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.SetArgs;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Slots and cells as strings of one Redis server. */
final class RedisBackend implements BinaryBackend {

    /** What Redis takes, less room for the command. */
    static final int MAXIMUM_ENTRY = 512 * 1024 * 1024 - 1024;

    private static final String BANS_KEPT = "16";

    private final RedisLinks links;
    private final Tokens tokens = new Tokens();

    RedisBackend(RedisLinks links) {
        this.links = links;
    }

    @Override
    public CompletionStage<Found> read(List<StorageKey> slots, List<CellKey> cells) {
        byte[][] keys = RedisArguments.keys(slots, cells);
        RedisLink link = links.next();
        return link.use(
                connection ->
                        connection
                                .redis()
                                .mget(keys)
                                .thenApply(
                                        values -> found(link, connection, slots, bytes(values))));
    }

    @Override
    public CompletionStage<Found> open(
            List<StorageKey> slots, List<CellKey> cells, Duration slotLife, Duration cellLife) {
        byte[][] keys = RedisArguments.keys(slots, cells);
        List<byte[]> lives = RedisArguments.lives(slots, cells, slotLife, cellLife);
        RedisLink link = links.next();
        return link.useChecked(
                connection ->
                        RedisScript.OPEN
                                .<List<byte @Nullable []>>run(
                                        connection.redis(),
                                        ScriptOutputType.MULTI,
                                        keys,
                                        RedisArguments.open(
                                                connection.incarnation(),
                                                slots.size(),
                                                lives,
                                                tokens))
                                .thenApply(values -> found(link, connection, slots, values)));
    }

    @Override
    public CompletionStage<Boolean> fill(
            StorageKey slot, Token permit, byte[] entry, Duration life) {
        return run(
                redis ->
                        RedisScript.FILL
                                .<Long>run(
                                        redis.redis(),
                                        ScriptOutputType.INTEGER,
                                        RedisArguments.keys(List.of(slot), List.of()),
                                        StoredForm.bytes(permit.bits()),
                                        entry,
                                        RedisArguments.millis(life))
                                .thenApply(stored -> stored == 1));
    }

    @Override
    public CompletionStage<Token> hold(StorageKey slot, Duration life) {
        Token token = tokens.next();
        return run(
                redis ->
                        redis.redis()
                                .set(
                                        RedisArguments.key(slot),
                                        StoredForm.held(token),
                                        SetArgs.Builder.px(Math.max(1, life.toMillis())))
                                .thenApply(done -> token));
    }

    /** One command on one server: all of it is done at once, in any order. */
    @Override
    public CompletionStage<Void> remove(
            List<? extends AuthorityKey> first, List<? extends AuthorityKey> then) {
        byte[][] all = RedisArguments.keys(first, then);
        return run(redis -> redis.redis().unlink(all).thenAccept(count -> {}));
    }

    @Override
    public CompletionStage<Void> ban(List<CellKey> buckets, PathPattern pattern) {
        byte[] glob = StoredForm.bytes(pattern.glob());
        return forEach(RedisScript.BAN, buckets, glob, StoredForm.bytes(BANS_KEPT));
    }

    @Override
    public CompletionStage<Void> renew(List<CellKey> cells, Duration life) {
        return forEach(RedisScript.RENEW, cells, RedisArguments.millis(life));
    }

    @Override
    public CompletionStage<Long> time() {
        return run(
                redis ->
                        redis.redis()
                                .time()
                                .thenApply(
                                        time ->
                                                RedisArguments.number(time.get(0)) * 1_000
                                                        + RedisArguments.number(time.get(1))
                                                                / 1_000));
    }

    @Override
    public int maximumEntry() {
        return MAXIMUM_ENTRY;
    }

    @Override
    public Optional<ChangeFeed> changes() {
        return Optional.of(links.feed(false));
    }

    @Override
    public void close() {
        links.close();
    }

    private <T> CompletionStage<T> run(Function<RedisConnection, CompletionStage<T>> work) {
        return links.next().use(work);
    }

    private CompletionStage<Void> forEach(
            RedisScript script, List<CellKey> cells, byte[]... arguments) {
        return run(
                connection ->
                        CompletableFuture.allOf(
                                cells.stream()
                                        .map(
                                                cell ->
                                                        script.<Long>run(
                                                                        connection.redis(),
                                                                        ScriptOutputType.INTEGER,
                                                                        new byte[][] {
                                                                            RedisArguments.key(cell)
                                                                        },
                                                                        arguments)
                                                                .toCompletableFuture())
                                        .toArray(CompletableFuture[]::new)));
    }

    private static Found found(
            RedisLink link,
            RedisConnection connection,
            List<StorageKey> slots,
            List<byte @Nullable []> values) {
        long incarnation = connection.incarnation();
        List<SlotState> slotStates = new ArrayList<>(slots.size());
        for (byte[] bytes : values.subList(0, slots.size())) {
            slotStates.add(StoredForm.slot(bytes));
        }
        List<CellState> cellStates = new ArrayList<>();
        for (byte[] bytes : values.subList(slots.size(), values.size())) {
            if (StoredForm.isForeign(bytes, incarnation)) {
                link.doubt();
            }
            cellStates.add(StoredForm.cell(bytes, incarnation));
        }
        return new Found(slotStates, cellStates, incarnation);
    }

    private static List<byte @Nullable []> bytes(List<KeyValue<byte[], byte[]>> values) {
        List<byte @Nullable []> all = new ArrayList<>(values.size());
        for (KeyValue<byte[], byte[]> value : values) {
            all.add(value.hasValue() ? value.getValue() : null);
        }
        return all;
    }
}
