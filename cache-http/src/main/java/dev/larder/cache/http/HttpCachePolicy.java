package dev.larder.cache.http;

import dev.larder.cache.CacheCall;
import dev.larder.cache.key.CacheKey;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/**
 * What an application decides about cached responses, beside annotations and configuration. A bean
 * of it holds for all cached routes and for {@code larder.http.paths}; one whose class a route
 * names in {@code @HttpCache(policy = ...)} holds for the routes that name it, and nowhere else.
 * Where several hold, each may forbid, shorten and distinguish; none can allow what another, an
 * annotation or RFC 9111 forbids.
 *
 * <p>All methods are called on the thread that has the request, which may be an event loop: they
 * must not block. One that throws, or answers null, sends its request past the cache, with a
 * warning in the log; the request itself never fails by it.
 */
public interface HttpCachePolicy {

    /** How a request takes part in caching. */
    enum Access {
        /** As annotation, configuration and its own header fields say. */
        DEFAULT,
        /** As if it had no Cache-Control and no Pragma. */
        IGNORE_DIRECTIVES,
        /** Not at all: its handler runs, and nothing is stored. */
        BYPASS,
        /**
         * What is stored does not answer it: its handler runs, and the response replaces what is
         * stored. Several such requests at once share one run that begins after they came.
         */
        REFRESH
    }

    /**
     * What distinguishes the request's response from others of its URL. The usual key is always
     * part of the whole one, whatever comes back: it can be told apart further, never merged.
     *
     * @param route whose {@code arguments()} are those that path, query, header fields, cookies,
     *     attributes, locale and principal give, and whose {@code defaultKey()} adds nothing
     */
    default CacheKey key(HttpRequest<?> request, CacheCall route) {
        return route.defaultKey();
    }

    /** How the request takes part. Of several answers the strictest parts hold together. */
    default Access access(HttpRequest<?> request) {
        return Access.DEFAULT;
    }

    /**
     * Whether the response may be stored, if nothing else forbids it. It is asked for responses of
     * handlers that have not failed; their body is the object that the handler gave.
     */
    default boolean mayStore(HttpRequest<?> request, HttpResponse<?> response) {
        return true;
    }

    /**
     * The longest time that the response may be used without being made anew. It shortens the
     * lifetime that would hold and gives none where there is none. Zero or less: it is not stored.
     */
    default Optional<Duration> expire(HttpRequest<?> request, HttpResponse<?> response) {
        return Optional.empty();
    }
}
