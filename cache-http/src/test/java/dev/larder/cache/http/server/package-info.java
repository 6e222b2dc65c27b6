/**
 * Real servers, spoken to over sockets, so that nothing between hides what is on the wire. In:
 * controllers of a test. Out: replies, byte for byte.
 */
@NullMarked
package dev.larder.cache.http.server;

import org.jspecify.annotations.NullMarked;
