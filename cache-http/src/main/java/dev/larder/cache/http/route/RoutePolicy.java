package dev.larder.cache.http.route;

import dev.larder.cache.backend.EntryBackend;
import dev.larder.cache.backend.EntrySpace;
import dev.larder.cache.backend.LocalSpace;
import dev.larder.cache.http.rfc9111.ClientRequest;
import dev.larder.cache.http.rfc9111.ReusePolicy;
import dev.larder.cache.http.rfc9111.Sharing;
import dev.larder.cache.http.rfc9111.StorePolicy;
import dev.larder.cache.http.rfc9111.field.FieldName;
import dev.larder.cache.http.rfc9111.field.RequestDirectives;
import dev.larder.cache.intercept.RoutePlan;
import dev.larder.cache.namespace.Namespace;
import dev.larder.cache.policy.CachePolicy;
import io.micronaut.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How the requests of one route, or of the paths that are cached, are answered: all that annotation
 * and settings say, read once.
 *
 * @param name of the route; for messages and keys
 * @param plan null for paths
 * @param application what the application decides besides
 */
public record RoutePolicy(
        String name,
        @Nullable RoutePlan plan,
        Shelf shelf,
        Rules rules,
        ApplicationPolicies application,
        RequestKeys keys,
        Reply reply) {

    /**
     * Where responses are kept.
     *
     * @param local the same space, where it can be read at once; else null
     */
    public record Shelf(
            Namespace namespace,
            EntryBackend backend,
            EntrySpace space,
            @Nullable LocalSpace local) {

        static Shelf of(Namespace namespace, EntryBackend backend) {
            EntrySpace space = namespace.responses(backend);
            return new Shelf(
                    namespace, backend, space, space instanceof LocalSpace local ? local : null);
        }
    }

    /**
     * What may be stored and used.
     *
     * @param methods whose requests are answered from what is stored
     * @param heedsRequests whether a request's own directives count
     * @param sharing PER_USER where the user is in the key
     * @param userDimension which of the dimensions is the user; -1: none
     * @param loading how loads are shared, and the jitter of lifetimes
     */
    public record Rules(
            Set<String> methods,
            StorePolicy store,
            ReusePolicy reuse,
            boolean heedsRequests,
            Sharing sharing,
            int userDimension,
            CachePolicy loading) {}

    /**
     * What is added to responses.
     *
     * @param ofRoute false: nothing but what says how the response was found
     * @param vary names that Vary has to have
     * @param fallbacks names that it has to have where the request has such a field
     * @param covered those of them that the key holds whole, in lower case
     * @param privately whether only the client itself may store them
     * @param maxAge what clients get as max-age; null: no Cache-Control
     */
    public record Reply(
            boolean ofRoute,
            List<String> vary,
            List<String> fallbacks,
            Set<String> covered,
            boolean privately,
            @Nullable MaxAge maxAge) {}

    /**
     * What clients get as max-age.
     *
     * @param fixed null: the lifetime of the response
     */
    public record MaxAge(@Nullable Duration fixed) {}

    /** Whether the route takes arguments that distinguish responses. */
    public boolean takesArguments() {
        return keys.bounds().stream()
                .anyMatch(
                        bound ->
                                switch (bound.from()) {
                                    case PATH, QUERY, HEADER, COOKIE -> true;
                                    default -> false;
                                });
    }

    /** What caching has to know of a request. */
    public ClientRequest client(HttpRequest<?> request) {
        var headers = request.getHeaders();
        boolean personal =
                headers.contains(FieldName.AUTHORIZATION) || Identification.isIdentified(request);
        boolean directives =
                headers.contains(FieldName.CACHE_CONTROL) || headers.contains(FieldName.PRAGMA);
        return new ClientRequest(
                request.getMethodName(),
                headers::getAll,
                directives ? RequestDirectives.of(headers::getAll) : RequestDirectives.NONE,
                personal);
    }

    /** The same with what the key tells: a user who is in it is not hidden from others' entries. */
    public ClientRequest client(ClientRequest client, RequestKeys.Keyed keyed) {
        boolean known =
                rules.userDimension() >= 0 && keyed.dimensions().get(rules.userDimension()) != null;
        return known && client.personal()
                ? new ClientRequest(client.method(), client.fields(), client.directives(), false)
                : client;
    }
}
