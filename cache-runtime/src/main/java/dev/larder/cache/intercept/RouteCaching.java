package dev.larder.cache.intercept;

import io.micronaut.core.annotation.Internal;

/** A bean that says that responses of cached routes are stored by a filter. */
@Internal
public interface RouteCaching {}
