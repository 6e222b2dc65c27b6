/**
 * What is kept. In: values and times. Out: {@link dev.larder.cache.entry.Entry}, its state at a
 * time, and its form as bytes. No I/O, no clock.
 */
@NullMarked
package dev.larder.cache.entry;

import org.jspecify.annotations.NullMarked;
