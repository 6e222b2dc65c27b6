package dev.larder.cache.support;

import dev.larder.cache.backend.BackendContext;
import dev.larder.cache.backend.BackendProvider;
import dev.larder.cache.backend.BinaryBackend;
import dev.larder.cache.backend.CellState;
import dev.larder.cache.backend.EntryBackend;
import dev.larder.cache.backend.Found;
import dev.larder.cache.backend.SlotState;
import dev.larder.cache.backend.Token;
import dev.larder.cache.backend.Tokens;
import dev.larder.cache.backend.remote.RemoteBackend;
import dev.larder.cache.key.AuthorityKey;
import dev.larder.cache.key.CellKey;
import dev.larder.cache.key.PathPattern;
import dev.larder.cache.key.StorageKey;
import dev.larder.cache.settings.BackendSettings;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The backend type {@code scripted}: an own remote backend as an application would write it, over a
 * map, whose operations fail when a test says so.
 */
@Singleton
@Requires(property = "larder.backends.scripted.type", value = "scripted")
public final class ScriptedAuthority implements BackendProvider, BinaryBackend {

    private static final CellState NO_CELL = new CellState(false, new Token(0), 0, 0, List.of());

    private final Map<String, SlotState> slots = new HashMap<>();
    private final Map<String, CellState> cells = new HashMap<>();
    private final Set<String> failing = ConcurrentHashMap.newKeySet();
    private final Tokens tokens = new Tokens();
    private volatile CompletionStage<?> filling = CompletableFuture.completedFuture(null);

    /** Lets fills be done, and acknowledged, when that is. */
    public void fillAfter(CompletionStage<?> done) {
        filling = done;
    }

    /** Lets operations of these names fail, and all others succeed. */
    public void fail(String... operations) {
        failing.clear();
        failing.addAll(List.of(operations));
    }

    @Override
    public String type() {
        return "scripted";
    }

    @Override
    public EntryBackend create(BackendSettings settings, BackendContext context) {
        return new RemoteBackend(settings, context, this);
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
                    for (StorageKey key : some) {
                        slots.computeIfAbsent(key.text(), k -> new SlotState.Free(tokens.next()));
                    }
                    for (CellKey key : under) {
                        cells.computeIfAbsent(
                                key.text(),
                                k -> new CellState(true, tokens.next(), 0, 0, List.of()));
                    }
                    return found(some, under);
                });
    }

    @Override
    public CompletionStage<Boolean> fill(
            StorageKey slot, Token permit, byte[] entry, Duration life) {
        return filling.thenCompose(done -> filled(slot, permit, entry));
    }

    private CompletionStage<Boolean> filled(StorageKey slot, Token permit, byte[] entry) {
        return operation(
                "fill",
                () -> {
                    boolean permitted = permit.equals(token(slots.get(slot.text())));
                    if (permitted) {
                        Token id = new Token(ByteBuffer.wrap(entry).getLong(2));
                        slots.put(slot.text(), new SlotState.Value(id, entry));
                    }
                    return permitted;
                });
    }

    @Override
    public CompletionStage<Token> hold(StorageKey slot, Duration life) {
        return operation(
                "hold",
                () -> {
                    Token token = tokens.next();
                    slots.put(slot.text(), new SlotState.Held(token));
                    return token;
                });
    }

    @Override
    public CompletionStage<Void> remove(
            List<? extends AuthorityKey> first, List<? extends AuthorityKey> then) {
        return changed(
                "remove",
                () -> {
                    List<AuthorityKey> all = new ArrayList<>(first);
                    all.addAll(then);
                    for (AuthorityKey key : all) {
                        slots.remove(key.text());
                        cells.remove(key.text());
                    }
                });
    }

    @Override
    public CompletionStage<Void> ban(List<CellKey> buckets, PathPattern pattern) {
        return changed("ban", () -> buckets.forEach(bucket -> cells.remove(bucket.text())));
    }

    @Override
    public CompletionStage<Void> renew(List<CellKey> some, Duration life) {
        return changed("renew", () -> {});
    }

    @Override
    public CompletionStage<Long> time() {
        return operation("time", System::currentTimeMillis);
    }

    @Override
    public int maximumEntry() {
        return 100_000;
    }

    @Override
    public void close() {}

    private CompletionStage<Void> changed(String name, Runnable work) {
        CompletionStage<Boolean> done =
                operation(
                        name,
                        () -> {
                            work.run();
                            return true;
                        });
        return done.thenAccept(ignored -> {});
    }

    private synchronized <T> CompletionStage<T> operation(String name, Supplier<T> work) {
        return failing.contains(name)
                ? CompletableFuture.failedFuture(new IllegalStateException(name + " fails"))
                : CompletableFuture.completedFuture(work.get());
    }

    private Found found(List<StorageKey> some, List<CellKey> under) {
        List<SlotState> states = new ArrayList<>();
        for (StorageKey key : some) {
            states.add(slots.getOrDefault(key.text(), new SlotState.Absent()));
        }
        List<CellState> covering = new ArrayList<>();
        for (CellKey key : under) {
            covering.add(cells.getOrDefault(key.text(), NO_CELL));
        }
        return new Found(states, covering, 1);
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
}
