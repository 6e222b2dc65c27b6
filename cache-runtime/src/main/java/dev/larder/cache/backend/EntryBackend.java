package dev.larder.cache.backend;

import java.util.Collection;
import java.util.concurrent.CompletionStage;

/**
 * One backend as the pipelines see it. It keeps entries and answers only with valid ones; whether
 * they are fresh is decided above. Thread-safe.
 */
public interface EntryBackend extends CacheBackend, AutoCloseable {

    /** The part of the backend that holds the entries of a namespace. The same for equal specs. */
    EntrySpace space(SpaceSpec spec);

    /**
     * Invalidates entries that carry one of the tags, in all namespaces. Tags that start with
     * {@code @} are implicit: always known before a load.
     *
     * @return done when acknowledged; fails with {@link dev.larder.cache.CacheBackendException}
     *     when not
     */
    CompletionStage<Void> invalidateTags(Collection<String> tags);

    /** Whether an operation may wait for the network. */
    boolean remote();

    /** Ends its connections and threads. */
    @Override
    void close();
}
