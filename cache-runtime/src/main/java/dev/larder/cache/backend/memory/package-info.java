/**
 * The backend in this process: Caffeine, bounded by entries or weight. Expiry is decided above;
 * housekeeping drops what has expired. In: entries. Out: the same entries, by reference or as
 * copies. Found as a bean; nobody imports it.
 */
@NullMarked
package dev.larder.cache.backend.memory;

import org.jspecify.annotations.NullMarked;
