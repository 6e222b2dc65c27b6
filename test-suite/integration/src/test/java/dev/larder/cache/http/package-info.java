/** Caching of responses on the backends that are shipped: one scenario for all. */
@NullMarked
package dev.larder.cache.http;

import org.jspecify.annotations.NullMarked;
