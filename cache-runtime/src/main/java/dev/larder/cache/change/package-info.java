/**
 * How entries change: values put, entries invalidated. In: addresses, tags, values. Out: stages
 * that end when the backends have acknowledged. It holds the order of the steps that lets no older
 * value win.
 */
@NullMarked
package dev.larder.cache.change;

import org.jspecify.annotations.NullMarked;
