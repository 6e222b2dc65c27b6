package dev.larder.cache;

/** How a cached call was, or is being, answered. */
public enum CacheStatus {
    /** From a fresh entry. */
    HIT,
    /** By running the method: there was no entry to use. */
    MISS,
    /** From an entry past its lifetime that may still be used. */
    STALE,
    /** From a stored response that its origin confirmed. */
    REVALIDATED,
    /** By running the method although an entry may exist; the result replaces it. */
    REFRESH,
    /** By running the method; the cache is neither read nor written. */
    BYPASS,
    /** By running the method: {@code larder.enabled} is false. */
    DISABLED
}
