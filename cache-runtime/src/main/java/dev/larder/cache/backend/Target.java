package dev.larder.cache.backend;

import dev.larder.cache.entry.ValueType;
import dev.larder.cache.key.CacheKey;
import java.util.List;

/**
 * What an operation is about. The read and the open of one call are given the same target, so that
 * together they take no longer than one operation may.
 *
 * @param tags those known before the load: a permit covers them
 */
public record Target(CacheKey key, ValueType type, List<String> tags, Attempt attempt) {

    /** Of a call. */
    public Target(CacheKey key, ValueType type, List<String> tags) {
        this(key, type, tags, new Attempt());
    }
}
