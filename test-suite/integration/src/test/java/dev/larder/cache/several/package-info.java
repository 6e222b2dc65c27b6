/** Applications that use several backends. */
@NullMarked
package dev.larder.cache.several;

import org.jspecify.annotations.NullMarked;
