package dev.larder.cache.backend.line;

import dev.larder.cache.CacheBackendException;
import dev.larder.cache.CacheFailureHandler.Step;
import dev.larder.cache.key.KeySpace;
import dev.larder.cache.key.StorageKey;
import io.micronaut.core.annotation.Internal;
import java.util.Collection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * Sends invalidations. One that is not acknowledged counts as not done: what it is about goes into
 * quarantine and it is sent again until it is.
 */
@Internal
public final class Invalidations {

    private final Line line;
    private final Pending pending;
    private final Repair repair;
    private final Answers answers;
    private final AtomicLong begun = new AtomicLong();
    private final AtomicLong ended = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();

    Invalidations(Line line, Pending pending, Repair repair, Answers answers) {
        this.line = line;
        this.pending = pending;
        this.repair = repair;
        this.answers = answers;
    }

    /** How many this node has begun. */
    public long begun() {
        return begun.get();
    }

    /**
     * How many this node has begun, if each of them is acknowledged or in quarantine; else a number
     * that is never reached.
     */
    public long begunIfQuiet() {
        long over = ended.get();
        return begun.get() == over ? over : -1;
    }

    /**
     * How many the authority did not acknowledge. It may not have done them when it grants a permit
     * again that it granted before: only this number tells the two apart.
     */
    public long failed() {
        return failed.get();
    }

    /**
     * How many ends of a quarantine there were. An answer that was asked for before one of them may
     * hold what the quarantine was about.
     */
    public long released() {
        return pending.ended();
    }

    /** Whether an entry is in quarantine. */
    public boolean hold(KeySpace keys, StorageKey slot, Collection<String> tags) {
        return pending.holds(keys, slot, tags);
    }

    /**
     * Counts a put whose value is on its way: what was loaded before is old from now on, whether
     * the put is stored or not.
     */
    public <T> CompletableFuture<T> put(Supplier<CompletableFuture<T>> storing) {
        begun.incrementAndGet();
        CompletableFuture<T> stored;
        try {
            stored = storing.get();
        } catch (RuntimeException e) {
            stored = CompletableFuture.failedFuture(e);
        }
        return stored.whenComplete((done, error) -> ended.incrementAndGet());
    }

    /** Done when acknowledged; fails with {@link CacheBackendException} after the quarantine. */
    public CompletableFuture<Void> send(Invalidation invalidation) {
        begun.incrementAndGet();
        answers.counters().invalidations.add(invalidation.count());
        CompletableFuture<Void> acknowledged =
                line.call(invalidation::send)
                        .whenComplete(
                                (done, error) -> {
                                    if (error != null) {
                                        pending.add(invalidation);
                                        failed.incrementAndGet();
                                        repair.retryLater();
                                    }
                                    ended.incrementAndGet();
                                });
        return answers.hand(
                acknowledged,
                (done, error) -> {
                    if (error != null) {
                        answers.reports().failed(Step.INVALIDATE, invalidation.namespace(), error);
                        throw notAcknowledged(invalidation, error);
                    }
                    return null;
                });
    }

    private CacheBackendException notAcknowledged(Invalidation invalidation, Throwable error) {
        return new CacheBackendException(
                "Backend "
                        + answers.reports().backend()
                        + " did not acknowledge the invalidation of "
                        + invalidation
                        + ", which is sent again until it does: "
                        + Causes.text(error),
                Causes.of(error));
    }
}
