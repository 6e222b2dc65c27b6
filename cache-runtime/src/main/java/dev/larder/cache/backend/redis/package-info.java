/**
 * How Redis keeps entries. In: slots, cells and bytes. Out: what is there, and acknowledgements. It
 * connects by a client and connections of its own, to the server that the application has
 * configured for Micronaut Redis. Nobody imports it: it is found as a bean.
 */
@NullMarked
package dev.larder.cache.backend.redis;

import org.jspecify.annotations.NullMarked;
