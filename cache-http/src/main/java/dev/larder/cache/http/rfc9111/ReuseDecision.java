package dev.larder.cache.http.rfc9111;

import java.time.Duration;

/**
 * What becomes of a request.
 *
 * @param age of the stored response, which is the value of Age if it is used; zero where none was
 *     looked at
 * @param remaining how long the stored response remains fresh; negative if it is stale; zero where
 *     none was looked at
 */
public record ReuseDecision(Verdict verdict, ReuseReason reason, Duration age, Duration remaining) {

    /** What becomes of a request. */
    public enum Verdict {
        /** The stored response answers it. */
        REUSE,
        /** The stored response answers it, and is renewed behind. */
        REUSE_AND_REFRESH,
        /** The stored response answers it if its origin says that it still holds. */
        VALIDATE,
        /** The handler answers it, and its response may be stored. */
        FORWARD,
        /** The handler answers it, and nothing is read or stored. */
        BYPASS,
        /** It asked for a stored response only, and there is none to use (RFC 9111, 5.2.1.7). */
        GATEWAY_TIMEOUT
    }

    /** Whether a fresh response answers. */
    public boolean isFresh() {
        return reason == ReuseReason.FRESH;
    }

    static ReuseDecision unseen(Verdict verdict, ReuseReason reason) {
        return new ReuseDecision(verdict, reason, Duration.ZERO, Duration.ZERO);
    }
}
