package dev.larder.cache.policy;

import java.time.Duration;

/**
 * What a cached operation wants, all inheritance done.
 *
 * @param expire life of an entry
 * @param expireNull life of an entry of null
 * @param jitter the largest part by which a life is shortened, 0 to 1
 * @param cacheNull whether null is a value to keep
 * @param singleFlight whether concurrent callers of one key share a load
 * @param waitLimit the longest wait for another's load
 * @param maxItems the most items of a publisher that are collected
 */
public record CachePolicy(
        Duration expire,
        Duration expireNull,
        double jitter,
        boolean cacheNull,
        boolean singleFlight,
        Duration waitLimit,
        int maxItems) {

    /** The same with another life of entries, those of null included. */
    public CachePolicy lasting(Duration life) {
        return lasting(life, life);
    }

    /** The same with other lives of entries, and of those of null. */
    public CachePolicy lasting(Duration life, Duration ofNull) {
        return new CachePolicy(life, ofNull, jitter, cacheNull, singleFlight, waitLimit, maxItems);
    }
}
