package dev.larder.cache.namespace;

import dev.larder.cache.CacheStatistics;
import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;

/** What happened in a namespace on this node. */
public final class Counters {

    /** What is counted. */
    public enum Event {
        /** An answer from a fresh entry. */
        HIT,
        /** An answer from an entry past its lifetime. */
        STALE_HIT,
        /** A call that found nothing to use. */
        MISS,
        /** A load begun. */
        LOAD,
        /** A load that ended with an exception. */
        LOAD_FAILURE,
        /** A value stored. */
        PUT,
        /** A value not stored. */
        PUT_REFUSED,
        /** A key, tag or namespace invalidated. */
        INVALIDATION,
        /** A call that waited for another's load. */
        WAITER,
        /** A sync call on a non-blocking thread that loaded without the backend. */
        EVENT_LOOP_LOAD
    }

    private final LongAdder hits = new LongAdder();
    private final LongAdder[] others = new LongAdder[Event.values().length];
    private final LongAdder loadNanos = new LongAdder();

    Counters() {
        for (int i = 0; i < others.length; i++) {
            others[i] = new LongAdder();
        }
    }

    /** Counts a hit: a field of its own, for it is the hot path. */
    public void hit() {
        hits.increment();
    }

    /** Counts. */
    public void count(Event event) {
        (event == Event.HIT ? hits : others[event.ordinal()]).increment();
    }

    /** Counts a load's time. */
    public void loadTime(long nanos) {
        loadNanos.add(nanos);
    }

    /** How often it happened. */
    public long of(Event event) {
        return event == Event.HIT ? hits.sum() : others[event.ordinal()].sum();
    }

    CacheStatistics statistics(long evictions, long backendErrors, String breaker) {
        return new CacheStatistics(
                of(Event.HIT),
                of(Event.STALE_HIT),
                of(Event.MISS),
                of(Event.LOAD),
                of(Event.LOAD_FAILURE),
                Duration.ofNanos(loadNanos.sum()),
                of(Event.PUT),
                of(Event.PUT_REFUSED),
                of(Event.INVALIDATION),
                evictions,
                of(Event.WAITER),
                backendErrors,
                breaker);
    }
}
