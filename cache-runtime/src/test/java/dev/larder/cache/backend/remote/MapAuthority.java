package dev.larder.cache.backend.remote;

import dev.larder.cache.backend.BinaryBackend;
import dev.larder.cache.backend.CellState;
import dev.larder.cache.backend.Found;
import dev.larder.cache.backend.PartUnavailableException;
import dev.larder.cache.backend.SlotState;
import dev.larder.cache.backend.Token;
import dev.larder.cache.backend.Tokens;
import dev.larder.cache.key.AuthorityKey;
import dev.larder.cache.key.CellKey;
import dev.larder.cache.key.PathPattern;
import dev.larder.cache.key.StorageKey;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An authority in memory that fails, falls silent or takes its time when a test says so. Entries
 * have no end of their own here.
 */
final class MapAuthority implements BinaryBackend {

    /** What becomes of operations. */
    enum Mode {
        /** They are done and answered. */
        ANSWERS,
        /** They fail, and are not done. */
        FAILS,
        /** One server of several is gone, and all but the cells of tags is on it. */
        PART_IS_GONE,
        /** They are neither done nor answered. */
        SILENT,
        /** They are done, and never answered. */
        DONE_SILENTLY,
        /** They are done when the test releases them. */
        WAITS
    }

    private static final CellState NO_CELL = new CellState(false, new Token(0), 0, 0, List.of());

    final Map<String, SlotState> slots = new HashMap<>();
    final Map<String, CellState> cells = new HashMap<>();
    final Map<String, Duration> lives = new HashMap<>();
    final List<String> sent = new ArrayList<>();
    private final Deque<Runnable> waiting = new ArrayDeque<>();

    /** Its server is gone. */
    boolean hidesAnyTag;

    final CompletableFuture<Void> back = new CompletableFuture<>();
    private final Tokens tokens = new Tokens();
    private Mode mode = Mode.ANSWERS;
    private long epoch = 1;
    private long time = 5_000_000;
    private int maximumEntry = 10_000;

    void mode(Mode next) {
        mode = next;
    }

    /** Does and answers what waits, and later operations at once. */
    void release() {
        mode = Mode.ANSWERS;
        releaseWaiting();
    }

    /** Does and answers what waits. */
    void releaseWaiting() {
        List<Runnable> all = List.copyOf(waiting);
        waiting.clear();
        all.forEach(Runnable::run);
    }

    void reconnect() {
        epoch++;
    }

    void time(long millis) {
        time = millis;
    }

    void timePasses(Duration by) {
        time += by.toMillis();
    }

    void maximumEntry(int bytes) {
        maximumEntry = bytes;
    }

    long sent(String operation) {
        return sent.stream().filter(one -> one.startsWith(operation)).count();
    }

    @Override
    public CompletionStage<Found> read(List<StorageKey> some, List<CellKey> under) {
        return operation("read", () -> found(some, under));
    }

    @Override
    public CompletionStage<Found> open(
            List<StorageKey> some, List<CellKey> under, Duration slotLife, Duration cellLife) {
        return operation(
                "open",
                () -> {
                    some.forEach(
                            key ->
                                    slots.computeIfAbsent(
                                            key.text(), k -> new SlotState.Free(tokens.next())));
                    under.forEach(
                            key ->
                                    cells.computeIfAbsent(
                                            key.text(),
                                            k ->
                                                    new CellState(
                                                            true, tokens.next(), 0, 0, List.of())));
                    return found(some, under);
                });
    }

    @Override
    public CompletionStage<Boolean> fill(
            StorageKey slot, Token permit, byte[] entry, Duration life) {
        return operation(
                "fill",
                () -> {
                    if (!permit.equals(token(slots.get(slot.text())))) {
                        return false;
                    }
                    Token id = new Token(ByteBuffer.wrap(entry).getLong(2));
                    slots.put(slot.text(), new SlotState.Value(id, entry));
                    lives.put(slot.text(), life);
                    return true;
                });
    }

    @Override
    public CompletionStage<Token> hold(StorageKey slot, Duration life) {
        Token token = tokens.next();
        return operation(
                "hold",
                () -> {
                    slots.put(slot.text(), new SlotState.Held(token));
                    return token;
                });
    }

    @Override
    public CompletionStage<Void> remove(
            List<? extends AuthorityKey> first, List<? extends AuthorityKey> then) {
        return operation(
                "remove " + texts(first) + texts(then),
                () -> {
                    for (List<? extends AuthorityKey> group : List.of(first, then)) {
                        for (AuthorityKey key : group) {
                            slots.remove(key.text());
                            cells.remove(key.text());
                        }
                    }
                    return null;
                });
    }

    @Override
    public CompletionStage<Void> ban(List<CellKey> buckets, PathPattern pattern) {
        return operation(
                "ban " + pattern.glob(),
                () -> {
                    for (CellKey bucket : buckets) {
                        cells.computeIfPresent(bucket.text(), (k, cell) -> banned(cell, pattern));
                    }
                    return null;
                });
    }

    @Override
    public CompletionStage<Void> renew(List<CellKey> some, Duration life) {
        return operation(
                "renew " + texts(some),
                () -> {
                    some.forEach(key -> lives.put(key.text(), life));
                    return null;
                });
    }

    @Override
    public CompletionStage<Long> time() {
        return operation("time", () -> time);
    }

    @Override
    public int maximumEntry() {
        return maximumEntry;
    }

    @Override
    public void close() {}

    private <T> CompletionStage<T> operation(String name, Supplier<T> work) {
        sent.add(name);
        CompletableFuture<T> answer = new CompletableFuture<>();
        switch (mode) {
            case ANSWERS -> answer.complete(work.get());
            case FAILS -> answer.completeExceptionally(new IllegalStateException("out of order"));
            case PART_IS_GONE -> partly(name, answer, work);
            case SILENT -> {}
            case DONE_SILENTLY -> new CompletableFuture<T>().complete(work.get());
            case WAITS -> waiting.add(() -> answer.complete(work.get()));
        }
        return answer;
    }

    /** What is about tags is on the server that is there. */
    private <T> void partly(String name, CompletableFuture<T> answer, Supplier<T> work) {
        if (name.contains("#") || name.equals("time")) {
            answer.complete(work.get());
        } else {
            answer.completeExceptionally(
                    new PartUnavailableException(
                            "one is gone", new IllegalStateException("gone"), back));
        }
    }

    private Found found(List<StorageKey> some, List<CellKey> under) {
        return new Found(
                some.stream()
                        .map(key -> slots.getOrDefault(key.text(), new SlotState.Absent()))
                        .toList(),
                under.stream().map(this::cell).toList(),
                epoch);
    }

    private CellState cell(CellKey key) {
        return hidesAnyTag && key.kind() == CellKey.Kind.ANY_TAG
                ? NO_CELL
                : cells.getOrDefault(key.text(), NO_CELL);
    }

    private static CellState banned(CellState cell, PathPattern pattern) {
        List<CellState.Ban> bans = new ArrayList<>(cell.bans());
        bans.add(new CellState.Ban(cell.lastBan() + 1, pattern.glob()));
        return new CellState(
                true, cell.epoch(), cell.floor(), cell.lastBan() + 1, List.copyOf(bans));
    }

    private static Token token(@Nullable SlotState state) {
        if (state instanceof SlotState.Free free) {
            return free.token();
        }
        if (state instanceof SlotState.Held held) {
            return held.token();
        }
        return state instanceof SlotState.Value value ? value.token() : new Token(0);
    }

    private static String texts(List<? extends AuthorityKey> keys) {
        return keys.stream().map(AuthorityKey::text).toList().toString();
    }
}
