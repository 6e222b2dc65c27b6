package dev.larder.cache.http.rfc9111;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * Which requests a route or a path answers from what is stored.
 *
 * @param methods that may be answered
 * @param heedsRequests whether a request's own directives count
 * @param stale what of its own it allows of stale responses
 */
public record ReuseRules(Set<String> methods, Sharing sharing, boolean heedsRequests, Stale stale) {

    /**
     * For how long stale responses may be used where the response itself names no time.
     *
     * @param whileRevalidate while they are renewed
     * @param ifError when the handler fails
     * @param onError when the handler fails, for as long as they are kept, where nothing names a
     *     time (RFC 9111, 4.2.4)
     */
    public record Stale(
            Optional<Duration> whileRevalidate, Optional<Duration> ifError, boolean onError) {

        /** Only as the response itself allows. */
        public static final Stale AS_RESPONSE_SAYS =
                new Stale(Optional.empty(), Optional.empty(), false);
    }
}
