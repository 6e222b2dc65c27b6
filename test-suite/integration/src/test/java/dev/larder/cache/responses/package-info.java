/** Caching of responses on the backends that are shipped: one scenario for all. */
@NullMarked
package dev.larder.cache.responses;

import org.jspecify.annotations.NullMarked;
