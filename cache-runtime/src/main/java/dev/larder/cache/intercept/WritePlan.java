package dev.larder.cache.intercept;

import dev.larder.cache.backend.EntryBackend;
import dev.larder.cache.entry.ValueType;
import dev.larder.cache.key.KeyDimension;
import dev.larder.cache.key.PathReader;
import dev.larder.cache.namespace.Namespace;
import dev.larder.cache.policy.CachePolicy;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a method changes in the cache when it has succeeded.
 *
 * @param usesResult whether anything is read from the result
 */
record WritePlan(List<Put> puts, List<Invalidation> invalidations, boolean usesResult) {

    /** Whether a namespace that it names is kept on a backend that has to be waited for. */
    boolean touchesRemote() {
        return namespaces().stream()
                .flatMap(namespace -> namespace.backends().stream())
                .anyMatch(EntryBackend::remote);
    }

    /** Whether it changes what may be on any backend. */
    boolean touchesAll() {
        return invalidations.stream().anyMatch(i -> !i.tags().isEmpty() || !i.paths().isEmpty());
    }

    /** The namespaces named. */
    Set<Namespace> namespaces() {
        return Stream.concat(
                        puts.stream().map(Put::namespace),
                        invalidations.stream().map(Invalidation::namespace))
                .flatMap(Stream::ofNullable)
                .collect(Collectors.toSet());
    }

    /** A key of paths and dimensions. */
    record Address(List<PathReader> paths, List<KeyDimension> dimensions) {
        boolean fromResult() {
            return paths.stream().anyMatch(PathReader::fromResult);
        }
    }

    /** A {@code @CachePut}. */
    record Put(
            Namespace namespace,
            EntryBackend backend,
            Address address,
            PathReader from,
            Supplier<ValueType> type,
            CachePolicy policy,
            Templates tags,
            ReadPlan.@Nullable Unless unless) {}

    /**
     * A {@code @CacheInvalidate}.
     *
     * @param namespace of the address and of {@code all}; null where only tags and paths are named
     */
    record Invalidation(
            @Nullable Namespace namespace,
            @Nullable Address address,
            boolean all,
            Templates tags,
            Templates paths,
            ReadPlan.@Nullable Unless unless) {

        /** Whether it reads the result. */
        boolean needsResult() {
            return unless != null
                    || !tags.late().isEmpty()
                    || !paths.late().isEmpty()
                    || address != null && address.fromResult();
        }
    }
}
