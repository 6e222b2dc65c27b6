package dev.larder.cache.http.route;

import dev.larder.cache.http.HttpCachePolicy.Access;

/**
 * How the application wants a request to take part in caching.
 *
 * @param past it passes by: neither read nor stored
 * @param deaf its own directives don't count
 * @param anew what is stored does not answer it
 */
public record Treatment(boolean past, boolean deaf, boolean anew) {

    /** Nothing special. */
    static final Treatment USUAL = new Treatment(false, false, false);

    /** Past the cache. */
    static final Treatment PAST = new Treatment(true, false, false);

    /** Both this and what another policy wants. */
    Treatment with(Access access) {
        return switch (access) {
            case DEFAULT -> this;
            case IGNORE_DIRECTIVES -> new Treatment(past, true, anew);
            case BYPASS -> new Treatment(true, deaf, anew);
            case REFRESH -> new Treatment(past, deaf, true);
        };
    }
}
