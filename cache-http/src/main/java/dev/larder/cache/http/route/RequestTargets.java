package dev.larder.cache.http.route;

import io.micronaut.core.annotation.Internal;
import io.micronaut.http.HttpRequest;

/** Tells how the targets of requests are written, without reading them as URIs. A bean. */
@Internal
public interface RequestTargets {

    /** Whether a target begins with its path: without scheme and host. */
    boolean isPathOnly(HttpRequest<?> request);
}
