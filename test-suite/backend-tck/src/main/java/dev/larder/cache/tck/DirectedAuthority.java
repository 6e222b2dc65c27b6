package dev.larder.cache.tck;

import dev.larder.cache.backend.BinaryBackend;
import dev.larder.cache.backend.Found;
import dev.larder.cache.backend.Token;
import dev.larder.cache.key.AuthorityKey;
import dev.larder.cache.key.CellKey;
import dev.larder.cache.key.PathPattern;
import dev.larder.cache.key.StorageKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An authority on whose way a test does what networks do: commands whose answer is lost and that
 * arrive late, commands that arrive twice, and others that come in between.
 */
final class DirectedAuthority implements BinaryBackend {

    /** The commands; a removal is two: of what goes first, and of the rest. */
    enum Command {
        READ,
        OPEN,
        FILL,
        HOLD,
        REMOVE,
        REMOVE_THEN,
        BAN
    }

    private final BinaryBackend real;
    private final Map<Command, Way> ways = new EnumMap<>(Command.class);
    private final List<Supplier<CompletionStage<?>>> late = new ArrayList<>();

    DirectedAuthority(BinaryBackend real) {
        this.real = real;
    }

    /** What becomes of the next command of a kind. */
    private interface Way {
        <T> CompletionStage<T> go(Supplier<CompletionStage<T>> command);
    }

    /** The next such command has no answer, and arrives when the test says so. */
    void delay(Command next) {
        direct(next, new Late(false));
    }

    /** The next such command arrives, and once more when the test says so. */
    void repeat(Command next) {
        direct(next, new Late(true));
    }

    /** After the next such command something else is done, before the answer arrives. */
    void after(Command next, Supplier<CompletionStage<?>> other) {
        direct(next, new Then(other));
    }

    /** What was delayed arrives. */
    void deliver() {
        List<Supplier<CompletionStage<?>>> all;
        synchronized (this) {
            all = List.copyOf(late);
            late.clear();
        }
        all.forEach(command -> Node.await(command.get()));
    }

    private synchronized void direct(Command next, Way way) {
        ways.put(next, way);
    }

    private <T> CompletionStage<T> sent(Command kind, Supplier<CompletionStage<T>> command) {
        @Nullable Way way;
        synchronized (this) {
            way = ways.remove(kind);
        }
        return way == null ? command.get() : way.go(command);
    }

    @Override
    public CompletionStage<Found> read(List<StorageKey> slots, List<CellKey> cells) {
        return sent(Command.READ, () -> real.read(slots, cells));
    }

    @Override
    public CompletionStage<Found> open(
            List<StorageKey> slots, List<CellKey> cells, Duration slotLife, Duration cellLife) {
        return sent(Command.OPEN, () -> real.open(slots, cells, slotLife, cellLife));
    }

    @Override
    public CompletionStage<Boolean> fill(
            StorageKey slot, Token permit, byte[] entry, Duration life) {
        return sent(Command.FILL, () -> real.fill(slot, permit, entry, life));
    }

    @Override
    public CompletionStage<Token> hold(StorageKey slot, Duration life) {
        return sent(Command.HOLD, () -> real.hold(slot, life));
    }

    @Override
    public CompletionStage<Void> remove(
            List<? extends AuthorityKey> first, List<? extends AuthorityKey> then) {
        CompletionStage<Void> begun = sent(Command.REMOVE, () -> real.remove(first, List.of()));
        return then.isEmpty()
                ? begun
                : begun.thenCompose(
                        done -> sent(Command.REMOVE_THEN, () -> real.remove(then, List.of())));
    }

    @Override
    public CompletionStage<Void> ban(List<CellKey> buckets, PathPattern pattern) {
        return sent(Command.BAN, () -> real.ban(buckets, pattern));
    }

    @Override
    public CompletionStage<Void> renew(List<CellKey> cells, Duration life) {
        return real.renew(cells, life);
    }

    @Override
    public CompletionStage<Long> time() {
        return real.time();
    }

    @Override
    public int maximumEntry() {
        return real.maximumEntry();
    }

    /** The real one is used by others too. */
    @Override
    public void close() {}

    /** Later, or now and later. */
    private final class Late implements Way {

        private final boolean also;

        Late(boolean also) {
            this.also = also;
        }

        @Override
        public <T> CompletionStage<T> go(Supplier<CompletionStage<T>> command) {
            synchronized (DirectedAuthority.this) {
                late.add(command::get);
            }
            return also
                    ? command.get()
                    : CompletableFuture.failedFuture(new IllegalStateException("no answer"));
        }
    }

    /** Before something else, which has to be over before the answer is given. */
    private record Then(Supplier<CompletionStage<?>> other) implements Way {

        @Override
        public <T> CompletionStage<T> go(Supplier<CompletionStage<T>> command) {
            return command.get()
                    .thenCompose(answer -> other.get().handle((done, failure) -> answer));
        }
    }
}
