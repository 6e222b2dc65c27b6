package dev.larder.cache.http.rfc9111;

import java.util.List;
import java.util.Set;

/**
 * What a route or a path allows to be stored.
 *
 * @param methods whose responses are stored
 * @param heedsRequests whether a request's own directives count
 * @param maximumBody the longest content, in bytes
 * @param targetedFields names of the fields that go before Cache-Control
 */
public record StoreRules(
        Set<String> methods,
        Sharing sharing,
        boolean heedsRequests,
        SetCookie setCookie,
        long maximumBody,
        List<String> targetedFields,
        LifetimeRules lifetimes) {

    /** Whether responses are stored that set cookies. */
    public enum SetCookie {
        NEVER,
        /** Where the response has the directive {@code public}. */
        IF_PUBLIC,
        ALWAYS
    }

    /** The methods whose responses are stored unless a route says more. */
    public static final Set<String> METHODS = Set.of("GET", "HEAD");
}
