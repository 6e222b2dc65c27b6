/**
 * What distinguishes the responses of a route or a path, and which rules they live by. In: the
 * annotations and the signature of a route, the settings, a request. Out: its {@link
 * dev.larder.cache.http.route.RoutePolicy}, the key of the request and the tags of its response.
 * The exchange and the filter import it.
 */
@NullMarked
package dev.larder.cache.http.route;

import org.jspecify.annotations.NullMarked;
