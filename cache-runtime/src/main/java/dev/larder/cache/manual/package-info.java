/**
 * The caches by hand: what {@link dev.larder.cache.Caches} and {@link dev.larder.cache.Cache} do.
 * In: keys and values of the application. Out: the same pipelines that annotations use. Written
 * once, as stages; the sync form waits for them.
 */
@NullMarked
package dev.larder.cache.manual;

import org.jspecify.annotations.NullMarked;
