package dev.larder.cache.key;

import dev.larder.cache.CacheCall;

/**
 * Builds the keys of cached bean methods. Named by an annotation it acts there; as a
 * {@code @Primary} bean everywhere. It wraps the default through {@link CacheCall#defaultKey()}. It
 * must give equal keys to calls that may share an entry, and must not block.
 */
@FunctionalInterface
public interface KeyBuilder {

    /** The key of the call. */
    CacheKey build(CacheCall call);
}
