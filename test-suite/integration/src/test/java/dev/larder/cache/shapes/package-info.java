/** One scenario, run through every shape that a cached method may have. */
@NullMarked
package dev.larder.cache.shapes;

import org.jspecify.annotations.NullMarked;
