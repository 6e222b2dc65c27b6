/** Beans of the application that take the place of ours: keys, dimensions, codecs. */
@NullMarked
package dev.larder.cache.beans;

import org.jspecify.annotations.NullMarked;
