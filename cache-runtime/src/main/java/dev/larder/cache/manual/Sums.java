package dev.larder.cache.manual;

import dev.larder.cache.CacheStatistics;
import java.time.Duration;
import java.util.List;
import java.util.function.ToLongFunction;

/** The statistics of several namespaces together. */
final class Sums {

    private Sums() {}

    static CacheStatistics of(List<CacheStatistics> namespaces, CacheStatistics backend) {
        return new CacheStatistics(
                sum(namespaces, CacheStatistics::hits),
                sum(namespaces, CacheStatistics::staleHits),
                sum(namespaces, CacheStatistics::misses),
                sum(namespaces, CacheStatistics::loads),
                sum(namespaces, CacheStatistics::loadFailures),
                namespaces.stream()
                        .map(CacheStatistics::loadTime)
                        .reduce(Duration.ZERO, Duration::plus),
                sum(namespaces, CacheStatistics::puts),
                sum(namespaces, CacheStatistics::putsRefused),
                sum(namespaces, CacheStatistics::invalidations),
                backend.evictions(),
                sum(namespaces, CacheStatistics::waiters),
                backend.backendErrors(),
                backend.breaker());
    }

    private static long sum(List<CacheStatistics> all, ToLongFunction<CacheStatistics> of) {
        return all.stream().mapToLong(of).sum();
    }
}
