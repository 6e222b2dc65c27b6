package dev.larder.cache.manual;

import dev.larder.cache.Cache;
import dev.larder.cache.CachedValue;
import dev.larder.cache.entry.Entry;
import dev.larder.cache.entry.EntryState;
import dev.larder.cache.entry.Lifetime;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An entry at the moment it was read. */
record Kept<V>(Entry entry, long now) implements CachedValue<V> {

    @Override
    @SuppressWarnings("unchecked")
    public @Nullable V value() {
        return (V) entry.value();
    }

    @Override
    public boolean stale() {
        return entry.lifetime().stateAt(now) != EntryState.FRESH;
    }

    @Override
    public Instant storedAt() {
        return Instant.ofEpochMilli(entry.lifetime().storedAt());
    }

    @Override
    public Duration age() {
        return Duration.ofMillis(Math.max(0, now - entry.lifetime().storedAt()));
    }

    @Override
    public Duration remaining() {
        long until = entry.lifetime().freshUntil();
        return until == Lifetime.FOREVER
                ? Cache.FOREVER
                : Duration.ofMillis(Math.max(0, until - now));
    }
}
