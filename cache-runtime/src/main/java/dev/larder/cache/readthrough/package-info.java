/**
 * The way of a call through the cache: read, decide, open, load once, store; and of a put and an
 * invalidation. In: operations. Out: what was found or loaded, and the status. It holds the order
 * of the steps and no rule; it is written once, asynchronously, for every call shape.
 */
@NullMarked
package dev.larder.cache.readthrough;

import org.jspecify.annotations.NullMarked;
