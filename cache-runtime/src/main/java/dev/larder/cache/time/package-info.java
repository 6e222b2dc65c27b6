/**
 * What time it is. Out: milliseconds that never go back within a process. Shells read a clock once
 * per step and hand the time on; rules never read one.
 */
@NullMarked
package dev.larder.cache.time;

import org.jspecify.annotations.NullMarked;
