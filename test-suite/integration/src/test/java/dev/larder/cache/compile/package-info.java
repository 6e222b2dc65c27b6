/** Tests of the annotation processor: what it refuses, and what it generates. */
@NullMarked
package dev.larder.cache.compile;

import org.jspecify.annotations.NullMarked;
