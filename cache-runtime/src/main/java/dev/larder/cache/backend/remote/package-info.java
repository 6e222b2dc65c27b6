/**
 * How entries are kept by an authority that keeps bytes, so that no invalidation is lost. In:
 * entries and keys, and a {@link dev.larder.cache.backend.BinaryBackend}. Out: an {@link
 * dev.larder.cache.backend.EntryBackend}. Validity, stamps, time limits, the circuit breaker and
 * the invalidations that still have to be acknowledged are here, and in no backend. The rooms of
 * the remote backends import it.
 */
@NullMarked
package dev.larder.cache.backend.remote;

import org.jspecify.annotations.NullMarked;
