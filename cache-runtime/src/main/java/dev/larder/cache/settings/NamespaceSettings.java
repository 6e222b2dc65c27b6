package dev.larder.cache.settings;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a namespace, inherited ones filled in.
 *
 * @param expire life of entries
 * @param expireSet whether the namespace itself sets it: it then goes before a response's own
 *     fields
 * @param expireNull life of entries of null; null: as any other of its operation
 * @param jitter the largest part by which a life is shortened, 0 to 1
 * @param waitLimit the longest wait for another's load
 * @param codec the id of the codec
 * @param maxItems the most items of a publisher that are collected
 * @param backend the name of the backend
 * @param maximumSize the most entries in memory; null: as the memory backend says
 * @param copy whether memory hands out copies
 */
public record NamespaceSettings(
        Duration expire,
        boolean expireSet,
        @Nullable Duration expireNull,
        double jitter,
        boolean cacheNull,
        boolean singleFlight,
        Duration waitLimit,
        String codec,
        int maxItems,
        String backend,
        @Nullable Long maximumSize,
        List<String> varyBy,
        List<String> tags,
        boolean copy) {

    /** The life of entries of null, where the namespace or the global settings say so. */
    public Optional<Duration> ownExpireNull() {
        return Optional.ofNullable(expireNull);
    }

    /** The most entries in memory, where the namespace says so. */
    public Optional<Long> ownMaximumSize() {
        return Optional.ofNullable(maximumSize);
    }
}
