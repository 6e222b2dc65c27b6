package dev.larder.cache.backend.tiered;

import dev.larder.cache.entry.Entry;
import dev.larder.cache.entry.EntryState;
import dev.larder.cache.time.LarderClock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * How long copies are kept and used. All durations are of this node's monotonic clock.
 *
 * @param life of a copy from the moment on at which its read began
 * @param pause how long an invalidation waits after it was acknowledged, so that no node can use a
 *     copy any more when it returns; zero: not at all
 */
record Nearness(Trust trust, Duration life, Duration pause, LarderClock clock, Executor executor) {

    /** Whether copies are kept at all. */
    boolean kept() {
        return !life.isZero();
    }

    /** When a copy ends whose read began at a time. */
    long until(long begun) {
        return begun + life.toNanos();
    }

    /** Whether a copy may be used now. */
    boolean usable(long copyUntil) {
        long now = System.nanoTime();
        return copyUntil - now > 0 && trust.holdsAt(now);
    }

    boolean isFresh(Entry copy) {
        return copy.lifetime().stateAt(clock.millis()) == EntryState.FRESH;
    }

    /** An invalidation as its caller sees it. */
    <T> CompletionStage<T> returned(CompletionStage<T> acknowledged) {
        if (pause.isZero()) {
            return acknowledged;
        }
        Executor later =
                CompletableFuture.delayedExecutor(pause.toNanos(), TimeUnit.NANOSECONDS, executor);
        return acknowledged.thenApplyAsync(done -> done, later);
    }
}
