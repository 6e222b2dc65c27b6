/**
 * The way of a request through the cache: look up, decide, replay; or wait for another's load, or
 * let the handler run, capture its response, store it. In: a request with its policy, a response.
 * Out: a reply, or what was added to the response. It holds the order of the steps and no rule of
 * caching: those are in {@code rfc9111}. The filter imports it.
 */
@NullMarked
package dev.larder.cache.http.exchange;

import org.jspecify.annotations.NullMarked;
