package dev.larder.cache.backend.remote;

import dev.larder.cache.backend.EntrySpace;
import dev.larder.cache.backend.Filled;
import dev.larder.cache.backend.Opened;
import dev.larder.cache.backend.Permit;
import dev.larder.cache.backend.Seen;
import dev.larder.cache.backend.Target;
import dev.larder.cache.backend.line.Invalidation;
import dev.larder.cache.backend.line.Invalidations;
import dev.larder.cache.entry.Entry;
import dev.larder.cache.key.CacheKey;
import dev.larder.cache.key.KeySpace;
import dev.larder.cache.key.PathPattern;
import dev.larder.cache.key.StorageKey;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The entries of one namespace on a remote backend. */
final class RemoteSpace implements EntrySpace {

    private final KeySpace keys;
    private final Reads reads;
    private final BulkReads bulkReads;
    private final Opens opens;
    private final Fills fills;
    private final Invalidations invalidations;

    RemoteSpace(SpaceParts parts, Reading reading, Opens opens, Fills fills) {
        this.keys = parts.keys();
        this.reads = reading.one();
        this.bulkReads = reading.many();
        this.opens = opens;
        this.fills = fills;
        this.invalidations = parts.invalidations();
    }

    /** How entries are looked up. */
    record Reading(Reads one, BulkReads many) {}

    KeySpace keys() {
        return keys;
    }

    @Override
    public CompletionStage<Seen> read(Target target) {
        return reads.read(target);
    }

    @Override
    public CompletionStage<List<Seen>> readAll(List<Target> targets) {
        return bulkReads.read(targets);
    }

    @Override
    public CompletionStage<Opened> open(Target target) {
        return opens.open(target);
    }

    @Override
    public CompletionStage<Filled> fill(Permit permit, Entry entry, Target target) {
        return fills.fill(permit, entry, target);
    }

    @Override
    public CompletionStage<Opened> hold(Target target) {
        return opens.hold(target);
    }

    @Override
    public void release(Permit permit) {
        fills.release(permit);
    }

    @Override
    public CompletionStage<Void> remove(Collection<? extends CacheKey> some) {
        List<StorageKey> slots = some.stream().map(key -> keys.place(key).slot()).toList();
        return slots.isEmpty()
                ? CompletableFuture.completedFuture(null)
                : invalidations.send(new Invalidation.Slots(keys, slots));
    }

    @Override
    public CompletionStage<Void> clear() {
        return invalidations.send(new Invalidation.Clear(keys));
    }

    @Override
    public CompletionStage<Long> ban(PathPattern pattern) {
        return invalidations
                .send(new Invalidation.Ban(keys, keys.pattern(pattern)))
                .thenApply(done -> UNKNOWN);
    }

    @Override
    public OptionalLong size() {
        return OptionalLong.empty();
    }
}
