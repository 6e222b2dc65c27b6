package dev.larder.cache.backend.tiered;

import dev.larder.cache.backend.EntrySpace;
import dev.larder.cache.backend.Filled;
import dev.larder.cache.backend.LocalSpace;
import dev.larder.cache.backend.Opened;
import dev.larder.cache.backend.Permit;
import dev.larder.cache.backend.Seen;
import dev.larder.cache.backend.Target;
import dev.larder.cache.entry.Entry;
import dev.larder.cache.key.CacheKey;
import dev.larder.cache.key.KeySpace;
import dev.larder.cache.key.PathPattern;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The entries of one namespace: far ones, and copies of them near. Only what was read from the far
 * side is copied, by a permit of the near side taken before the read: a change that comes in
 * between ends the permit. The far side alone decides on loads and puts.
 */
final class TieredSpace implements LocalSpace {

    private final LocalSpace near;
    private final EntrySpace far;
    private final KeySpace keys;
    private final Nearness nearness;

    TieredSpace(LocalSpace near, EntrySpace far, KeySpace keys, Nearness nearness) {
        this.near = near;
        this.far = far;
        this.keys = keys;
        this.nearness = nearness;
    }

    LocalSpace near() {
        return near;
    }

    @Override
    public @Nullable Entry getIfPresent(CacheKey key) {
        Entry copy = near.getIfPresent(key);
        return copy != null && nearness.usable(copy.copyUntil()) ? copy : null;
    }

    @Override
    public @Nullable Held held(CacheKey key) {
        Held copy = near.held(key);
        return copy != null && nearness.usable(copy.copyUntil()) ? copy : null;
    }

    @Override
    public boolean complete() {
        return false;
    }

    @Override
    public CompletionStage<Seen> read(Target target) {
        if (!nearness.kept()) {
            return far.read(target);
        }
        Entry copy = getIfPresent(target.key());
        if (copy != null && nearness.isFresh(copy)) {
            return CompletableFuture.completedFuture(Seen.found(copy));
        }
        Copying copying = new Copying(target);
        return far.read(target)
                .whenComplete((seen, failure) -> copying.end(seen == null ? null : seen.entry()));
    }

    /** The far side is asked for what is not near, at once. */
    @Override
    public CompletionStage<List<Seen>> readAll(List<Target> targets) {
        if (!nearness.kept()) {
            return far.readAll(targets);
        }
        List<@Nullable Seen> answers = new ArrayList<>();
        List<Target> asked = new ArrayList<>();
        for (Target target : targets) {
            Entry copy = getIfPresent(target.key());
            if (copy != null && nearness.isFresh(copy)) {
                answers.add(Seen.found(copy));
            } else {
                answers.add(null);
                asked.add(target);
            }
        }
        return asked.isEmpty()
                ? CompletableFuture.completedFuture(filled(answers, List.of()))
                : readFar(asked).thenApply(seen -> filled(answers, seen));
    }

    private CompletionStage<List<Seen>> readFar(List<Target> asked) {
        List<Copying> copying = asked.stream().map(Copying::new).toList();
        return far.readAll(asked)
                .whenComplete(
                        (seen, failure) -> {
                            for (int i = 0; i < copying.size(); i++) {
                                copying.get(i).end(seen == null ? null : seen.get(i).entry());
                            }
                        });
    }

    private static List<Seen> filled(List<@Nullable Seen> answers, List<Seen> rest) {
        Iterator<Seen> next = rest.iterator();
        List<Seen> all = new ArrayList<>();
        for (Seen answer : answers) {
            all.add(answer == null ? next.next() : answer);
        }
        return all;
    }

    @Override
    public CompletionStage<Opened> open(Target target) {
        return far.open(target);
    }

    @Override
    public CompletionStage<Filled> fill(Permit permit, Entry entry, Target target) {
        return far.fill(permit, entry, target)
                .whenComplete((filled, failure) -> drop(List.of(target.key())));
    }

    @Override
    public CompletionStage<Opened> hold(Target target) {
        return far.hold(target).whenComplete((opened, failure) -> drop(List.of(target.key())));
    }

    @Override
    public void release(Permit permit) {
        far.release(permit);
    }

    @Override
    public CompletionStage<Void> remove(Collection<? extends CacheKey> some) {
        return changed(() -> far.remove(some), () -> drop(some));
    }

    @Override
    public CompletionStage<Void> clear() {
        return changed(far::clear, near::clear);
    }

    @Override
    public CompletionStage<Long> ban(PathPattern pattern) {
        return changed(() -> far.ban(pattern), () -> near.ban(pattern));
    }

    @Override
    public OptionalLong size() {
        return near.size();
    }

    @Override
    public long evictions() {
        return near.evictions();
    }

    private void drop(Collection<? extends CacheKey> some) {
        near.remove(some);
    }

    /** The far side first: what is read in between is copied by a permit that then ends. */
    private <T> CompletionStage<T> changed(Supplier<CompletionStage<T>> change, Runnable drop) {
        return nearness.returned(change.get().whenComplete((done, failure) -> drop.run()));
    }

    /** A read that may become a copy. */
    private final class Copying {

        private final long begun = System.nanoTime();
        private final Target ticket;
        private final Permit permit;

        Copying(Target target) {
            List<String> tags = NearTags.of(keys.place(target.key()), target.tags());
            this.ticket = new Target(target.key(), target.type(), tags);
            // in memory: done at once
            this.permit = near.open(ticket).toCompletableFuture().join().permit();
        }

        void end(@Nullable Entry entry) {
            if (entry == null || !nearness.usable(nearness.until(begun))) {
                near.release(permit);
            } else {
                near.fill(permit, entry.copyUntil(nearness.until(begun)), ticket);
            }
        }
    }
}
