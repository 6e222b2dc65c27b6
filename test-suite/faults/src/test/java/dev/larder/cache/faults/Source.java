package dev.larder.cache.faults;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;

/**
 * What is cached: versions that only grow, each of which tells whose it is, and for each thing the
 * oldest that a caller may still see.
 */
@Singleton
@Requires(property = "spec", value = "faults")
final class Source {

    static final int THINGS = 20;

    /** The last one is changed and read by no callers but who needs it alone. */
    static final int ALONE = THINGS;

    /** What a method takes that asks a database. */
    static final long QUERY_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

    private static final int VERSION_BITS = 32;

    private final AtomicLongArray versions = new AtomicLongArray(THINGS + 1);
    private final AtomicLongArray oldest = new AtomicLongArray(THINGS + 1);
    private final AtomicLong loads = new AtomicLong();
    private final AtomicLong lateLoads = new AtomicLong();

    Source() {
        for (int id = 0; id <= THINGS; id++) {
            versions.set(id, (long) id << VERSION_BITS);
            oldest.set(id, (long) id << VERSION_BITS);
        }
    }

    long load(int id) {
        loads.incrementAndGet();
        return versions.get(id);
    }

    void lateLoadBegun() {
        lateLoads.incrementAndGet();
    }

    long lateLoads() {
        return lateLoads.get();
    }

    /** Of any id. */
    long query(int id) {
        LockSupport.parkNanos(QUERY_NANOS);
        return id;
    }

    long change(int id) {
        return versions.incrementAndGet(id);
    }

    /** An invalidation has returned that was made after this version was there. */
    void invalidated(int id, long version) {
        oldest.accumulateAndGet(id, version, Math::max);
    }

    long oldestAllowed(int id) {
        return oldest.get(id);
    }

    static boolean isOf(int id, long version) {
        return version >> VERSION_BITS == id;
    }

    long loads() {
        return loads.get();
    }
}
