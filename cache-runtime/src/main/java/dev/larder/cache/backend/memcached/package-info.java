/**
 * How Memcached keeps entries. In: slots, cells and bytes. Out: what is there, and
 * acknowledgements. Which of several servers a key belongs to is decided here, and never changes
 * while they run: a server that is gone is missed, not replaced by another one. Nobody imports it:
 * it is found as a bean.
 */
@NullMarked
package dev.larder.cache.backend.memcached;

import org.jspecify.annotations.NullMarked;
