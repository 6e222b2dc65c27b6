package dev.larder.cache.backend.memory;

import dev.larder.cache.backend.Cell;
import dev.larder.cache.backend.Filled;
import dev.larder.cache.backend.Growing;
import dev.larder.cache.backend.LocalMarks;
import dev.larder.cache.backend.LocalPermit;
import dev.larder.cache.backend.LocalSpace;
import dev.larder.cache.backend.Opened;
import dev.larder.cache.backend.Permit;
import dev.larder.cache.backend.Seen;
import dev.larder.cache.backend.TagCells;
import dev.larder.cache.backend.Target;
import dev.larder.cache.entry.Entry;
import dev.larder.cache.key.CacheKey;
import dev.larder.cache.key.PathPattern;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The entries of one namespace in memory. Every step is done when its stage is returned. */
final class MemorySpace implements LocalSpace {

    private static final Logger LOG = LoggerFactory.getLogger(MemorySpace.class);

    /** Where a space keeps its entries. */
    interface Slots {
        @Nullable Kept get(CacheKey key);

        void put(CacheKey key, Kept kept);

        /** Puts over an entry, if that is still there. */
        boolean replace(CacheKey key, Kept old, Kept kept);

        /** Gives an entry another weight, if that is still there. */
        void reweigh(CacheKey key, Kept kept, int weight);

        void remove(CacheKey key);

        /** Removes the entries that match; how many were valid. */
        long removeMatching(PathPattern pattern);

        void drop();

        OptionalLong size();

        long evictions();
    }

    /** What an entry weighs; asked before anything is locked. */
    interface Weights {
        int of(CacheKey key, @Nullable Object value);
    }

    private final Slots slots;
    private final LocalMarks marks;
    private final TagCells tags;
    private final @Nullable Copies copies;
    private final Weights weights;

    MemorySpace(
            Slots slots,
            LocalMarks marks,
            TagCells tags,
            @Nullable Copies copies,
            Weights weights) {
        this.slots = slots;
        this.marks = marks;
        this.tags = tags;
        this.copies = copies;
        this.weights = weights;
    }

    @Override
    public @Nullable Entry getIfPresent(CacheKey key) {
        Kept kept = validAt(key);
        return kept == null ? null : copied(kept.entry());
    }

    @Override
    public boolean complete() {
        return true;
    }

    @Override
    public @Nullable Held held(CacheKey key) {
        Kept kept = validAt(key);
        if (kept == null || copies == null) {
            return kept;
        }
        Entry copy = copies.out(kept.entry());
        return copy == null ? null : new Kept.Copy(copy);
    }

    @Override
    public CompletionStage<Seen> read(Target target) {
        Kept kept = slots.get(target.key());
        if (kept == null) {
            return CompletableFuture.completedFuture(Seen.nothing(Seen.Reason.ABSENT));
        }
        Entry entry = getIfPresent(target.key());
        return CompletableFuture.completedFuture(
                entry == null ? Seen.nothing(Seen.Reason.INVALIDATED) : Seen.found(entry));
    }

    @Override
    public CompletionStage<Opened> open(Target target) {
        Cell any = tags.any();
        Cell[] covering = tags.of(target.tags());
        Cell namespace = marks.namespace();
        Object token = marks.token(target.key(), () -> validAt(target.key()));
        Entry entry = token instanceof Kept kept ? copied(kept.entry()) : null;
        return CompletableFuture.completedFuture(
                new Opened(
                        entry,
                        new LocalPermit(
                                target.key(), token, namespace, covering, any, !held(token))));
    }

    @Override
    public CompletionStage<Filled> fill(Permit permit, Entry entry, Target target) {
        if (!(permit instanceof LocalPermit local) || !local.storable()) {
            return CompletableFuture.completedFuture(Filled.NO_PERMIT);
        }
        Entry kept = copies == null ? entry : copies.in(entry, target.type());
        Filled filled;
        try {
            filled = kept == null ? Filled.NOT_ENCODABLE : store(local, kept, target);
        } catch (RuntimeException e) {
            LOG.warn("{} was not stored: its weigher failed", target.key(), e);
            filled = Filled.FAILED;
        }
        if (filled != Filled.STORED) {
            release(local);
        }
        return CompletableFuture.completedFuture(filled);
    }

    private Filled store(LocalPermit permit, Entry entry, Target target) {
        List<String> late =
                entry.tags().stream().filter(tag -> !target.tags().contains(tag)).toList();
        Cell[] lateCells = tags.of(late);
        if (lateCells.length > 0 && permit.any().ended()) {
            return Filled.LATE_TAG_INVALIDATED;
        }
        if (!permit.covered()) {
            return Filled.OVERTAKEN;
        }
        Cell[] all = concat(permit.tags(), lateCells);
        int weight = weights.of(permit.key(), entry.value());
        Kept kept = new Kept(entry, permit.namespace(), all, weight);
        if (entry.value() instanceof Growing growing) {
            growing.keptIn(() -> reweigh(permit.key(), kept));
        }
        boolean stored =
                marks.fill(
                        permit.key(),
                        permit.token(),
                        () ->
                                permit.token() instanceof Kept old
                                        && slots.replace(permit.key(), old, kept),
                        () -> slots.put(permit.key(), kept));
        return stored ? Filled.STORED : Filled.OVERTAKEN;
    }

    private void reweigh(CacheKey key, Kept kept) {
        slots.reweigh(key, kept, weights.of(key, kept.value()));
    }

    @Override
    public CompletionStage<Opened> hold(Target target) {
        Cell any = tags.any();
        Cell[] covering = tags.of(target.tags());
        Cell namespace = marks.namespace();
        Object mark = marks.hold(target.key(), () -> slots.remove(target.key()));
        return CompletableFuture.completedFuture(
                new Opened(
                        null, new LocalPermit(target.key(), mark, namespace, covering, any, true)));
    }

    /**
     * Gives a permit back; a put that stores nothing leaves the slot empty, whoever holds it now.
     */
    @Override
    public void release(Permit permit) {
        if (!(permit instanceof LocalPermit local)) {
            return;
        }
        if (local.holds()) {
            marks.remove(local.key(), () -> slots.remove(local.key()));
        } else {
            marks.release(local.key(), local.token());
        }
    }

    @Override
    public CompletionStage<Void> remove(Collection<? extends CacheKey> keys) {
        keys.forEach(key -> marks.remove(key, () -> slots.remove(key)));
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletionStage<Void> clear() {
        marks.clear();
        slots.drop();
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletionStage<Long> ban(PathPattern pattern) {
        marks.forgetMatching(pattern);
        return CompletableFuture.completedFuture(slots.removeMatching(pattern));
    }

    @Override
    public OptionalLong size() {
        return slots.size();
    }

    @Override
    public long evictions() {
        return slots.evictions();
    }

    private @Nullable Kept validAt(CacheKey key) {
        Kept kept = slots.get(key);
        return kept != null && kept.valid() ? kept : null;
    }

    private @Nullable Entry copied(Entry entry) {
        return copies == null ? entry : copies.out(entry);
    }

    private static boolean held(Object token) {
        return token instanceof LocalPermit.Mark mark && mark.held();
    }

    private static Cell[] concat(Cell[] a, Cell[] b) {
        if (b.length == 0) {
            return a;
        }
        Cell[] all = java.util.Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, all, a.length, b.length);
        return all;
    }
}
