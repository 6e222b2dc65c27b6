/**
 * The annotations that applications write. They know no type of the runtime; the visitor of {@code
 * dev.larder.cache.processor} checks them, {@code dev.larder.cache.policy} reads them.
 */
@NullMarked
package dev.larder.cache.annotation;

import org.jspecify.annotations.NullMarked;
