/**
 * One load for many callers. In: permits, loaders. Out: what the load gave, to all who wait for it,
 * and the context that the running handler sees. It knows no backend and decides nothing about
 * entries.
 */
@NullMarked
package dev.larder.cache.load;

import org.jspecify.annotations.NullMarked;
