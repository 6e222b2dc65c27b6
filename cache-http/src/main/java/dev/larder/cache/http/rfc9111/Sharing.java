package dev.larder.cache.http.rfc9111;

import dev.larder.cache.http.rfc9111.field.ResponseDirectives;

/** Who may be answered by a response that was made for somebody. */
public enum Sharing {
    /**
     * Everybody, but personal requests only take part where the response allows it (RFC 9111, 3.5).
     * The RFC says so of requests with Authorization; here it holds for principals and sessions
     * too, and for being answered as well as for storing.
     */
    AUTO,
    /** Everybody. */
    PUBLIC,
    /** Whoever has the same key: the user is part of it. */
    PER_USER;

    /** Whether a request may be answered by, or be the cause of, a stored response. */
    boolean allows(ClientRequest request, ResponseDirectives directives) {
        return !keepsApart(request) || directives.allowsSharing();
    }

    /** Whether a request may take part only where a response allows it. */
    boolean keepsApart(ClientRequest request) {
        return this == AUTO && request.personal();
    }
}
