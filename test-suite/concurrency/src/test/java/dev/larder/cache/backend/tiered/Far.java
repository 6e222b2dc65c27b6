package dev.larder.cache.backend.tiered;

import dev.larder.cache.backend.EntrySpace;
import dev.larder.cache.backend.Filled;
import dev.larder.cache.backend.Opened;
import dev.larder.cache.backend.Permit;
import dev.larder.cache.backend.Seen;
import dev.larder.cache.backend.Target;
import dev.larder.cache.backend.memory.OneKey;
import dev.larder.cache.entry.Entry;
import dev.larder.cache.key.CacheKey;
import dev.larder.cache.key.PathPattern;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** A far side that has the value 1 until it is invalidated. It is only read and invalidated. */
final class Far implements EntrySpace {

    private volatile @Nullable Entry entry = OneKey.entry(1, List.of("t"));

    void invalidate() {
        entry = null;
    }

    @Override
    public CompletionStage<Seen> read(Target target) {
        Entry found = entry;
        return CompletableFuture.completedFuture(
                found == null ? Seen.nothing(Seen.Reason.ABSENT) : Seen.found(found));
    }

    @Override
    public CompletionStage<Void> remove(Collection<? extends CacheKey> keys) {
        return invalidated(null);
    }

    @Override
    public CompletionStage<Void> clear() {
        return invalidated(null);
    }

    @Override
    public CompletionStage<Long> ban(PathPattern pattern) {
        return invalidated(UNKNOWN);
    }

    private <T> CompletionStage<T> invalidated(@Nullable T answer) {
        invalidate();
        return CompletableFuture.completedFuture(answer);
    }

    @Override
    public CompletionStage<Opened> open(Target target) {
        throw new IllegalStateException("nothing is loaded here");
    }

    @Override
    public CompletionStage<Filled> fill(Permit permit, Entry loaded, Target target) {
        throw new IllegalStateException("nothing is loaded here");
    }

    @Override
    public CompletionStage<Opened> hold(Target target) {
        throw new IllegalStateException("nothing is put here");
    }

    @Override
    public void release(Permit permit) {}

    @Override
    public OptionalLong size() {
        return OptionalLong.empty();
    }
}
