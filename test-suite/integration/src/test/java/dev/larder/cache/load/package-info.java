/** Loads that are shared, cancelled, interrupted, late. */
@NullMarked
package dev.larder.cache.load;

import org.jspecify.annotations.NullMarked;
