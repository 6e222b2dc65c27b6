package dev.larder.cache;

import java.time.Duration;

/**
 * What happened in a namespace or on a backend, on this node, since the start.
 *
 * @param hits answers from fresh entries
 * @param staleHits answers from entries past their lifetime
 * @param misses calls that found nothing to use
 * @param loads loads begun
 * @param loadFailures loads that ended with an exception
 * @param loadTime time spent in loads
 * @param puts values stored
 * @param putsRefused values that were not stored: too large, not encodable, overtaken by an
 *     invalidation, or the backend failed
 * @param invalidations keys, tags and namespaces invalidated
 * @param evictions entries dropped for want of room
 * @param waiters calls that waited for another's load
 * @param backendErrors operations of the backend that failed or timed out
 * @param breaker state of the circuit breaker: CLOSED, OPEN or HALF_OPEN; CLOSED where there is
 *     none
 */
public record CacheStatistics(
        long hits,
        long staleHits,
        long misses,
        long loads,
        long loadFailures,
        Duration loadTime,
        long puts,
        long putsRefused,
        long invalidations,
        long evictions,
        long waiters,
        long backendErrors,
        String breaker) {}
