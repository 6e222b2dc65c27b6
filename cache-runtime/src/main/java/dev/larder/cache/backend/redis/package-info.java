/**
 * How Redis keeps entries: on one server, behind sentinels, or on a cluster. In: slots, cells and
 * bytes. Out: what is there, and acknowledgements. It connects by clients and connections of its
 * own, to what the application has configured for Micronaut Redis. Each server has a link, which
 * knows the life that the server is in; a cluster is a map from hash slots to links. Nobody imports
 * it: it is found as a bean.
 */
@NullMarked
package dev.larder.cache.backend.redis;

import org.jspecify.annotations.NullMarked;
