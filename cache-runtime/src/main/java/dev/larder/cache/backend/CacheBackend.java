package dev.larder.cache.backend;

import dev.larder.cache.CacheStatistics;
import java.util.Optional;

/** A backend in use, as applications see it. */
public interface CacheBackend {

    /** Its name in {@code larder.backends}. */
    String name();

    /** Its type: memory, redis, memcached, dynamodb, tiered, none, or that of an own one. */
    String type();

    /** What happened on it, on this node, since the start. */
    CacheStatistics statistics();

    /** Whether operations are sent to it: false while its circuit breaker is open. */
    boolean available();

    /** How far behind its copies in this process may be; empty where it keeps none. */
    default Optional<NearCopies> nearCopies() {
        return Optional.empty();
    }
}
