/**
 * A way to a server that can be broken. In: connections of a client. Out: what the server would
 * have got and answered, or what a broken network makes of it. Tests of any backend import it.
 */
@NullMarked
package dev.larder.cache.tck.proxy;

import org.jspecify.annotations.NullMarked;
