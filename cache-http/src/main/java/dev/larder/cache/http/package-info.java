/**
 * HTTP caching as Micronaut sees it: the filter, the context as a route's parameter, and the API:
 * {@link dev.larder.cache.http.CachedResponses} and {@link dev.larder.cache.http.HttpCachePolicy}.
 * In: requests and responses of the server. Out: replies. It adapts and decides nothing: the way of
 * a request is in {@code exchange}, what distinguishes requests in {@code route}, the rules in
 * {@code rfc9111}. Applications import the API only.
 */
@NullMarked
package dev.larder.cache.http;

import org.jspecify.annotations.NullMarked;
