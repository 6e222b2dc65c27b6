/**
 * What an application notices when its backend fails. In: a real application on a real server, in
 * every call shape, and a fault. Out: what its callers suffered: errors, waits, wrong values,
 * loads. Nobody imports it.
 */
@NullMarked
package dev.larder.cache.faults;

import org.jspecify.annotations.NullMarked;
