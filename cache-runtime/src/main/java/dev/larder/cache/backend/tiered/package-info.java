/**
 * How copies of a remote backend's entries are kept in memory, so that a hit needs no trip. In: a
 * backend in memory and a far one, both by their contracts. Out: a backend. When a copy may be
 * trusted is decided here and nowhere else. Nobody imports it: it is found as a bean.
 */
@NullMarked
package dev.larder.cache.backend.tiered;

import org.jspecify.annotations.NullMarked;
