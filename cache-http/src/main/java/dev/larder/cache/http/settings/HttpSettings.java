package dev.larder.cache.http.settings;

import dev.larder.cache.http.rfc9111.LifetimeRules.Heuristic;
import dev.larder.cache.key.PathPattern;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The settings of HTTP caching, every default filled in.
 *
 * @param enabled false: requests pass by
 * @param order of the filter
 */
public record HttpSettings(
        boolean enabled,
        int order,
        Paths paths,
        Requests requests,
        Storing storing,
        Replies replies) {

    /**
     * The paths that are cached without an annotation.
     *
     * @param cached globs
     * @param excluded globs that go before them
     */
    public record Paths(List<PathPattern> cached, List<PathPattern> excluded) {

        /** Whether there are any. */
        public boolean any() {
            return !cached.isEmpty();
        }

        /** Whether responses of a path are cached. */
        public boolean include(String path) {
            return cached.stream().anyMatch(glob -> glob.matches(path))
                    && excluded.stream().noneMatch(glob -> glob.matches(path));
        }
    }

    /**
     * What distinguishes requests, and what of them is heeded.
     *
     * @param hosts those with responses of their own; empty: any
     * @param ignoreQuery globs of query parameters
     * @param maxVariants how many sets of Vary fields a URL has
     * @param maxBody the longest body that is part of a key, in bytes
     */
    public record Requests(
            Trust trust,
            Set<String> hosts,
            List<PathPattern> ignoreQuery,
            int maxVariants,
            long maxBody) {}

    /** Where the Cache-Control of requests is heeded. */
    public enum Trust {
        ALWAYS,
        PATHS,
        NEVER
    }

    /**
     * What is stored, and how long.
     *
     * @param maxBody in bytes
     * @param maximumWeight of all responses in memory, in bytes
     * @param byStatus lifetimes of responses that say nothing
     * @param setCookie whether responses with Set-Cookie are
     * @param targetedFields those that go before Cache-Control
     * @param heuristic for paths; empty: off
     * @param invalidateUnsafe whether unsafe requests invalidate their URL
     * @param staleOnError whether stale responses stand in for errors
     */
    public record Storing(
            long maxBody,
            long maximumWeight,
            Map<Integer, Duration> byStatus,
            boolean setCookie,
            List<String> targetedFields,
            Optional<Heuristic> heuristic,
            boolean invalidateUnsafe,
            boolean staleOnError) {}

    /**
     * What clients are told.
     *
     * @param statusHeader the name of the field that says HIT or MISS; empty: none
     * @param cacheStatus whether there is a Cache-Status
     * @param surrogateHeader the name of the field that tells the tags; empty: none
     * @param explainHeader the name of the field that says why, in words; empty: none
     */
    public record Replies(
            Optional<String> statusHeader,
            boolean cacheStatus,
            ClientMaxAge clientMaxAge,
            Optional<String> surrogateHeader,
            Optional<String> explainHeader) {}

    /**
     * The max-age of routes whose handler says nothing.
     *
     * @param duration empty: the lifetime of the response, if sent at all
     */
    public record ClientMaxAge(boolean sent, Optional<Duration> duration) {}
}
