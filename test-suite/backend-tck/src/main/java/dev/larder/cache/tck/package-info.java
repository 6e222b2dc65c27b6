/**
 * What every backend has to do, as tests to subclass: {@link dev.larder.cache.tck.EntryBackendTck}
 * for any, {@link dev.larder.cache.tck.StoringBackendTck} for those that keep something, {@link
 * dev.larder.cache.tck.RemoteBackendTck} for those on a server, and {@link
 * dev.larder.cache.tck.BinaryBackendTck} for what such a one is made of. In: a backend. Out: what
 * it does wrong.
 */
@NullMarked
package dev.larder.cache.tck;

import org.jspecify.annotations.NullMarked;
