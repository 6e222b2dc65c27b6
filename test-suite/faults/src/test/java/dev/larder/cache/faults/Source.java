package dev.larder.cache.faults;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/** What is cached: versions that only grow, and for each the oldest that a caller may still see. */
@Singleton
@Requires(property = "spec", value = "faults")
final class Source {

    static final int THINGS = 20;

    private final AtomicLongArray versions = new AtomicLongArray(THINGS);
    private final AtomicLongArray oldest = new AtomicLongArray(THINGS);
    private final AtomicLong loads = new AtomicLong();

    long load(int id) {
        loads.incrementAndGet();
        return versions.get(id);
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

    long loads() {
        return loads.get();
    }
}
