/** Puts and invalidations by annotation: what they change, when, and what races they win. */
@NullMarked
package dev.larder.cache.changes;

import org.jspecify.annotations.NullMarked;
