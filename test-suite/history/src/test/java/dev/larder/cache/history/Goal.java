package dev.larder.cache.history;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** When a run ends: after its time, and when enough was seen, however slow the machine is. */
final class Goal {

    private static final Duration LONGEST = Duration.ofMinutes(2);
    private static final Duration PAUSE = Duration.ofMillis(20);

    private final Set<Writing> kinds = ConcurrentHashMap.newKeySet();
    private final AtomicInteger acknowledged = new AtomicInteger();
    private volatile boolean reached;

    /** An invalidation was acknowledged. */
    void acknowledged(Writing writing) {
        kinds.add(writing);
        acknowledged.incrementAndGet();
    }

    /** Whether so many were, and some of each kind. */
    boolean hasSeen(int count, Set<Writing> some) {
        return acknowledged.get() >= count && kinds.containsAll(some);
    }

    boolean isReached() {
        return reached;
    }

    /** Waits for a time, and until enough was seen, but not for ever. */
    void await(Duration time, BooleanSupplier enough) {
        long begin = System.nanoTime();
        long passed = 0;
        try {
            while (passed < time.toNanos()
                    || (passed < LONGEST.toNanos() && !enough.getAsBoolean())) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(PAUSE.toMillis()));
                passed = System.nanoTime() - begin;
            }
        } finally {
            reached = true;
        }
    }
}
