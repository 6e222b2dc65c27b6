package dev.larder.cache.backend;

import dev.larder.cache.entry.Entry;
import dev.larder.cache.key.CacheKey;
import org.jspecify.annotations.Nullable;

/**
 * A space of whose entries some can be read at once, without a stage: the path of hits in memory.
 */
public interface LocalSpace extends EntrySpace {

    /** The valid entry, fresh or not; null if there is none here. */
    @Nullable Entry getIfPresent(CacheKey key);

    /** Whether what is not here is nowhere. */
    boolean complete();

    /**
     * The valid entry, fresh or not, for who wants its value only; null if there is none here. It
     * asks for as little memory as can be: hits wait for little else.
     */
    @Nullable Held held(CacheKey key);

    /** What a hit needs of an entry. */
    interface Held {

        /** The value; null where null was cached. */
        @Nullable Object value();

        /** Whether it is fresh at a time, in milliseconds since the epoch. */
        boolean isFreshAt(long now);

        /** As {@link Entry#copyUntil}. */
        long copyUntil();
    }
}
