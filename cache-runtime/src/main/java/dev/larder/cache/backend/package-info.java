/**
 * Where entries are kept. In: keys, entries, tags. Out: entries that are valid, permits to store,
 * and acknowledgements. {@link dev.larder.cache.backend.EntryBackend} speaks entries, {@link
 * dev.larder.cache.backend.BinaryBackend} bytes; {@code RemoteBackend} makes the first of the
 * second. The pipelines import this room, nobody imports the backends below it.
 */
@NullMarked
package dev.larder.cache.backend;

import org.jspecify.annotations.NullMarked;
