package dev.larder.cache;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A value with what the cache knows of it. */
public interface CachedValue<V> {

    /** The value; null where null was cached. */
    @Nullable V value();

    /** Whether its lifetime has passed. */
    boolean stale();

    /** When it was stored. */
    Instant storedAt();

    /** How long ago it was stored. */
    Duration age();

    /** How long it stays fresh: zero when stale, {@link Cache#FOREVER} without expiry. */
    Duration remaining();
}
