package dev.larder.cache.backend.noop;

import dev.larder.cache.backend.EntrySpace;
import dev.larder.cache.backend.Filled;
import dev.larder.cache.backend.LocalMarks;
import dev.larder.cache.backend.LocalPermit;
import dev.larder.cache.backend.Opened;
import dev.larder.cache.backend.Permit;
import dev.larder.cache.backend.Seen;
import dev.larder.cache.backend.TagCells;
import dev.larder.cache.backend.Target;
import dev.larder.cache.entry.Entry;
import dev.larder.cache.key.CacheKey;
import dev.larder.cache.key.PathPattern;
import java.util.Collection;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A namespace without entries. Its permits tell which callers may share a load. */
final class NoopSpace implements EntrySpace {

    private final LocalMarks marks;
    private final TagCells tags;

    NoopSpace(LocalMarks marks, TagCells tags) {
        this.marks = marks;
        this.tags = tags;
    }

    @Override
    public CompletionStage<Seen> read(Target target) {
        return CompletableFuture.completedFuture(Seen.nothing(Seen.Reason.ABSENT));
    }

    @Override
    public CompletionStage<Opened> open(Target target) {
        var any = tags.any();
        var covering = tags.of(target.tags());
        var namespace = marks.namespace();
        Object mark = marks.token(target.key(), () -> null);
        return CompletableFuture.completedFuture(
                new Opened(
                        null,
                        new LocalPermit(target.key(), mark, namespace, covering, any, false)));
    }

    @Override
    public CompletionStage<Filled> fill(Permit permit, Entry entry, Target target) {
        release(permit);
        return CompletableFuture.completedFuture(Filled.NO_PERMIT);
    }

    /** A put that is under way keeps loads from being shared, as on every backend. */
    @Override
    public CompletionStage<Opened> hold(Target target) {
        var any = tags.any();
        var covering = tags.of(target.tags());
        Object mark = marks.hold(target.key(), () -> {});
        return CompletableFuture.completedFuture(
                new Opened(
                        null,
                        new LocalPermit(
                                target.key(), mark, marks.namespace(), covering, any, false)));
    }

    @Override
    public void release(Permit permit) {
        if (permit instanceof LocalPermit local) {
            marks.release(local.key(), local.token());
        }
    }

    @Override
    public CompletionStage<Void> remove(Collection<? extends CacheKey> keys) {
        keys.forEach(key -> marks.remove(key, () -> {}));
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletionStage<Void> clear() {
        marks.clear();
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletionStage<Long> ban(PathPattern pattern) {
        marks.forgetMatching(pattern);
        return CompletableFuture.completedFuture(0L);
    }

    @Override
    public OptionalLong size() {
        return OptionalLong.empty();
    }
}
