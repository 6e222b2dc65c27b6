package dev.larder.cache.history;

import dev.larder.cache.backend.BinaryBackend;
import dev.larder.cache.backend.ChangeFeed;
import dev.larder.cache.backend.Found;
import dev.larder.cache.backend.Token;
import dev.larder.cache.key.AuthorityKey;
import dev.larder.cache.key.CellKey;
import dev.larder.cache.key.PathPattern;
import dev.larder.cache.key.StorageKey;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Does what another authority does. */
class PassingAuthority implements BinaryBackend {

    private final BinaryBackend real;

    PassingAuthority(BinaryBackend real) {
        this.real = real;
    }

    @Override
    public CompletionStage<Found> read(List<StorageKey> slots, List<CellKey> cells) {
        return real.read(slots, cells);
    }

    @Override
    public CompletionStage<Found> open(
            List<StorageKey> slots, List<CellKey> cells, Duration slotLife, Duration cellLife) {
        return real.open(slots, cells, slotLife, cellLife);
    }

    @Override
    public CompletionStage<Boolean> fill(
            StorageKey slot, Token permit, byte[] entry, Duration life) {
        return real.fill(slot, permit, entry, life);
    }

    @Override
    public CompletionStage<Token> hold(StorageKey slot, Duration life) {
        return real.hold(slot, life);
    }

    @Override
    public CompletionStage<Void> remove(
            List<? extends AuthorityKey> first, List<? extends AuthorityKey> then) {
        return real.remove(first, then);
    }

    @Override
    public CompletionStage<Void> ban(List<CellKey> buckets, PathPattern pattern) {
        return real.ban(buckets, pattern);
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

    @Override
    public Optional<ChangeFeed> changes() {
        return real.changes();
    }

    @Override
    public void close() {
        real.close();
    }
}
