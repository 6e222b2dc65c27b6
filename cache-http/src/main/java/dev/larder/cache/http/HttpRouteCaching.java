package dev.larder.cache.http;

import dev.larder.cache.intercept.RouteCaching;
import jakarta.inject.Singleton;

/** Says that the filter is there. */
@Singleton
final class HttpRouteCaching implements RouteCaching {}
