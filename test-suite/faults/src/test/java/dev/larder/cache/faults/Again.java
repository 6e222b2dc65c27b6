package dev.larder.cache.faults;

import dev.larder.cache.Cache;
import dev.larder.cache.CacheBackendException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Tries until it works. */
final class Again {

    private static final long PAUSE_NANOS = Duration.ofMillis(5).toNanos();
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final AtomicInteger KEYS = new AtomicInteger();

    private Again() {}

    /** Waits until something that was never there before is loaded, stored and found. */
    static Duration cached(Rig rig) {
        Cache<Integer, Long> cache = rig.cache("again");
        int key = KEYS.incrementAndGet();
        long start = System.nanoTime();
        boolean cached =
                until(
                        () -> {
                            cache.getOrLoad(key, id -> (long) id);
                            return cache.contains(key);
                        },
                        found -> found);
        if (!cached) {
            throw new AssertionError("Nothing is cached after " + LONGEST.toSeconds() + " s.");
        }
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /** Does what a backend may refuse, until it does not. */
    static void insist(Runnable work) {
        until(
                () -> {
                    try {
                        work.run();
                        return true;
                    } catch (CacheBackendException notNow) {
                        return false;
                    }
                },
                done -> done);
    }

    /** What it gives when that is as wanted, or in the end. */
    static <T> T until(Supplier<T> what, Predicate<T> wanted) {
        long end = System.nanoTime() + LONGEST.toNanos();
        T found = what.get();
        while (!wanted.test(found) && System.nanoTime() < end) {
            LockSupport.parkNanos(PAUSE_NANOS);
            found = what.get();
        }
        return found;
    }
}
