/**
 * The rules of a shared HTTP cache (RFC 9111, with 9110, 5861, 8246 and 9213): may a response be
 * stored, how long is it fresh, may it answer a request, what does a 304 need, what does an unsafe
 * request invalidate. In: requests and responses as values, and the time. Out: decisions with their
 * reasons, from which the caller only has to obey. Pure functions; no clock, no I/O, imports only
 * {@code java} and {@code rfc9111.field}. The HTTP filter and its exchange import it.
 */
@NullMarked
package dev.larder.cache.http.rfc9111;

import org.jspecify.annotations.NullMarked;
