package dev.larder.cache.backend;

import dev.larder.cache.entry.Entry;
import dev.larder.cache.key.CacheKey;
import org.jspecify.annotations.Nullable;

/** A space whose entries can be read at once, without a stage: the path of hits in memory. */
public interface LocalSpace extends EntrySpace {

    /** The valid entry, fresh or not; null if there is none. */
    @Nullable Entry getIfPresent(CacheKey key);
}
