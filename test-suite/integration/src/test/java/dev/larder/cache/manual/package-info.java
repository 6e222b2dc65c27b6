/** The caches by hand: every method, in both forms, injected and named. */
@NullMarked
package dev.larder.cache.manual;

import org.jspecify.annotations.NullMarked;
