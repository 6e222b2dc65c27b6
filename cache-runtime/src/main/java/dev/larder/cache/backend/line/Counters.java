package dev.larder.cache.backend.line;

import dev.larder.cache.CacheStatistics;
import dev.larder.cache.backend.Filled;
import dev.larder.cache.entry.Entry;
import dev.larder.cache.entry.EntryState;
import io.micronaut.core.annotation.Internal;
import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** What happened on a backend since the start. */
@Internal
public final class Counters {

    final LongAdder backendErrors = new LongAdder();
    final LongAdder invalidations = new LongAdder();
    private final LongAdder hits = new LongAdder();
    private final LongAdder staleHits = new LongAdder();
    private final LongAdder misses = new LongAdder();
    private final LongAdder puts = new LongAdder();
    private final LongAdder putsRefused = new LongAdder();

    /** A read gave an entry, or none. */
    public void read(@Nullable Entry entry, long now) {
        if (entry == null) {
            misses.increment();
            return;
        }
        EntryState state = entry.lifetime().stateAt(now);
        switch (state) {
            case FRESH -> hits.increment();
            case STALE -> staleHits.increment();
            case EXPIRED -> misses.increment();
        }
    }

    /** A fill ended. */
    public void filled(Filled filled) {
        switch (filled) {
            case STORED -> puts.increment();
            case NO_PERMIT -> {}
            case OVERTAKEN, LATE_TAG_INVALIDATED, TOO_LARGE, NOT_ENCODABLE, FAILED ->
                    putsRefused.increment();
        }
    }

    CacheStatistics statistics(CircuitBreaker.State breaker) {
        return new CacheStatistics(
                hits.sum(),
                staleHits.sum(),
                misses.sum(),
                0,
                0,
                Duration.ZERO,
                puts.sum(),
                putsRefused.sum(),
                invalidations.sum(),
                0,
                0,
                backendErrors.sum(),
                breaker.name());
    }
}
