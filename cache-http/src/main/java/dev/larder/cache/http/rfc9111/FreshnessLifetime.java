package dev.larder.cache.http.rfc9111;

import java.time.Duration;

/** How long a response is fresh, and who says so. */
public record FreshnessLifetime(Duration duration, Source source) {

    /** Who says how long a response is fresh. */
    public enum Source {
        /** The handler, for this call. */
        CALL,
        /** The annotation or the namespace. */
        ASSIGNED,
        /** The response: {@code s-maxage}. */
        S_MAXAGE,
        /** The response: {@code max-age}. */
        MAX_AGE,
        /** The response: {@code Expires}. */
        EXPIRES,
        /** The configured lifetime of its status. */
        STATUS,
        /** The configured lifetime of whatever has none. */
        DEFAULT,
        /** A part of the time since it was last modified. */
        HEURISTIC,
        /** Nobody: it is never fresh. */
        NOBODY;

        /** Whether the response itself says so, so that its age counts as RFC 9111 counts it. */
        boolean isResponse() {
            return this == S_MAXAGE || this == MAX_AGE || this == EXPIRES || this == HEURISTIC;
        }
    }
}
