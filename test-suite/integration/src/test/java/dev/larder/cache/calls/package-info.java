/** Calls of every kind: publishers, clients, introductions, what a running call can say. */
@NullMarked
package dev.larder.cache.calls;

import org.jspecify.annotations.NullMarked;
