/**
 * What time it is. In: the system's clocks. Out: milliseconds that never go back. Every room may
 * import it.
 */
@NullMarked
package dev.larder.cache.time;

import org.jspecify.annotations.NullMarked;
