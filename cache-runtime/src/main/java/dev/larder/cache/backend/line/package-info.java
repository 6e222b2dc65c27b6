/**
 * How an authority is asked, and what happens when it does not answer. In: operations and
 * invalidations. Out: answers within the time limit, on the right thread, or failures. Time limits,
 * the circuit breaker and the invalidations that still have to be acknowledged are here; what is
 * asked is not. {@code .backend.remote} imports it.
 */
@NullMarked
package dev.larder.cache.backend.line;

import org.jspecify.annotations.NullMarked;
