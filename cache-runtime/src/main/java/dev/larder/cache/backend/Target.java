package dev.larder.cache.backend;

import dev.larder.cache.entry.ValueType;
import dev.larder.cache.key.CacheKey;
import java.util.List;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * What an operation is about. The read and the open of one call are given the same target, so that
 * together they take no longer than one operation may.
 *
 * @param tags those known before the load: a permit covers them
 * @param resume where an answer that had to be waited for is read, and given; null where the caller
 *     leaves that to the backend, which never does it on a thread of a driver
 */
public record Target(
        CacheKey key,
        ValueType type,
        List<String> tags,
        Attempt attempt,
        @Nullable Executor resume) {

    /** Of a call. */
    public Target(CacheKey key, ValueType type, List<String> tags) {
        this(key, type, tags, null);
    }

    /** Of a call that goes on there. */
    public Target(CacheKey key, ValueType type, List<String> tags, @Nullable Executor resume) {
        this(key, type, tags, new Attempt(), resume);
    }
}
