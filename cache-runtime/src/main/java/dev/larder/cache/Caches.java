package dev.larder.cache;

import dev.larder.cache.backend.CacheBackend;
import io.micronaut.core.type.Argument;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** All that this application caches. An injected bean. */
public interface Caches {

    /** The entries of a namespace. */
    <K, V> Cache<K, V> named(String namespace, Class<K> key, Class<V> value);

    /** The entries of a namespace, for generic types. */
    <K, V> Cache<K, V> named(String namespace, Argument<K> key, Argument<V> value);

    /**
     * Drops the entries of the cached calls made inside, and returns when they are gone. Such a
     * call does not run its method and returns null, zero, an empty Optional, Mono or Flux, or a
     * future of null.
     *
     * @throws CacheBackendException if a backend did not acknowledge in time
     */
    void evict(Runnable calls);

    /** Makes the cached calls inside load anew and replace their entries. */
    <T> @Nullable T refresh(Supplier<T> calls);

    /** Makes the cached calls inside neither read nor write. */
    <T> @Nullable T bypass(Supplier<T> calls);

    /** Invalidates all entries of every namespace of this application, and nothing else. */
    void clear();

    /** Invalidates all entries of a namespace, responses included. */
    void clear(String namespace);

    /** Invalidates the entries that carry one of the tags, in every namespace. */
    void invalidateTags(String... tags);

    /** The namespaces in use, those of methods without a named one included. */
    Set<String> namespaces();

    /**
     * A backend in use.
     *
     * @throws IllegalArgumentException if there is none of that name
     */
    CacheBackend backend(String name);
}
