package dev.larder.cache.http;

import io.micronaut.http.HttpRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The cached HTTP responses of the application, on every backend that holds some. A bean.
 *
 * <p>What invalidates returns when each backend has acknowledged, and throws {@link
 * dev.larder.cache.CacheBackendException} if one did not; it then is tried again behind. On a
 * thread that must not block, such as an event loop, it begins and returns where a remote backend
 * would have to be waited for. Numbers are -1 where the backends don't know how many responses
 * there were: of the shipped ones that in memory does, and for patterns only.
 */
public interface CachedResponses {

    /**
     * Invalidates the responses of a path: those of all hosts, media types, users and variants.
     *
     * @param path from the first slash on, encoded or not; with a query it means that query only
     * @param withQuery whether the responses of the path with any query are meant too
     * @return how many there were, or -1
     * @throws IllegalArgumentException if it is no path
     */
    long invalidatePath(String path, boolean withQuery);

    /**
     * Invalidates the responses whose path matches, with all their queries: those of all hosts,
     * media types, users and variants.
     *
     * @param glob of at most 1,000 characters, such as {@code /products/*}: an asterisk stands for
     *     any number of characters, slashes included, every other character for itself, encoded or
     *     not; the whole path has to match
     * @return how many there were, or -1 where a backend does not know, as all remote ones
     * @throws IllegalArgumentException if it is no such pattern
     */
    long invalidatePattern(String glob);

    /** Invalidates the responses of a request's URL: of its path with its query. */
    void invalidate(HttpRequest<?> request);

    /**
     * Invalidates the responses of a route for given arguments.
     *
     * @param method of the controller; of several that have the name, those are meant that take so
     *     many arguments
     * @param arguments those that come from the request's path, query, header fields, cookies and
     *     body, in the order of the parameters; none: all responses of the route
     * @return how many there were, or -1
     * @throws IllegalArgumentException if there is no cached route of that name with so many
     *     arguments, or one is not what its parameter takes
     */
    long invalidateRoute(Class<?> controller, String method, @Nullable Object... arguments);

    /**
     * Whether there is a response, fresh or not, for GET without further header fields.
     *
     * @param target path and query
     */
    boolean contains(String target);

    /** What there is for such a request, in words; empty if there is nothing. */
    Optional<String> explain(String target);

    /** Invalidates all responses; what methods and applications have stored stays. */
    void clear();
}
