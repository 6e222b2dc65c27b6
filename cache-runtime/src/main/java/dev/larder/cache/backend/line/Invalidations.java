package dev.larder.cache.backend.line;

import dev.larder.cache.CacheBackendException;
import dev.larder.cache.CacheFailureHandler.Step;
import dev.larder.cache.key.KeySpace;
import dev.larder.cache.key.StorageKey;
import io.micronaut.core.annotation.Internal;
import java.util.Collection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;

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

    /** Whether an entry is in quarantine. */
    public boolean hold(KeySpace keys, StorageKey slot, Collection<String> tags) {
        return pending.holds(keys, slot, tags);
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
