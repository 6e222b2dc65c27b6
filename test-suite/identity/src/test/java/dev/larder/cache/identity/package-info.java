/** Keys by who asks: the dimensions that come with Larder, with the modules that they ask. */
@NullMarked
package dev.larder.cache.identity;

import org.jspecify.annotations.NullMarked;
