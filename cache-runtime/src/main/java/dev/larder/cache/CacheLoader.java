package dev.larder.cache;

import org.jspecify.annotations.Nullable;

/** Computes the value of a key that is not cached. */
@FunctionalInterface
public interface CacheLoader<K, V, X extends Exception> {

    /** The value; null is a value where the namespace caches null. */
    @Nullable V load(K key) throws X;
}
