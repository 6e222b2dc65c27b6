package dev.larder.cache.http.rfc9111;

import java.util.Set;

/** What caching says of status codes. */
final class Statuses {

    /** Those that may be stored without explicit freshness (RFC 9110, 15.1), but for 206. */
    static final Set<Integer> HEURISTICALLY_CACHEABLE =
            Set.of(200, 203, 204, 300, 301, 308, 404, 405, 410, 414, 501);

    /**
     * Those that answer a part or a condition of one request, which is not in the key (RFC 9111,
     * 3.3 and 4.3).
     */
    private static final Set<Integer> OF_ONE_REQUEST = Set.of(206, 304, 412, 416);

    /** Those of RFC 9110, 15. */
    private static final Set<Integer> UNDERSTOOD =
            Set.of(
                    200, 201, 202, 203, 204, 205, 300, 301, 302, 303, 305, 307, 308, 400, 401, 402,
                    403, 404, 405, 406, 407, 408, 409, 410, 411, 413, 414, 415, 417, 421, 422, 426,
                    500, 501, 502, 503, 504, 505);

    private Statuses() {}

    static boolean canBeStored(int status) {
        return status >= 200 && status < 600 && !OF_ONE_REQUEST.contains(status);
    }

    /** Whether a response says something of one request only, and nothing of others. */
    static boolean answersOneRequest(int status) {
        return OF_ONE_REQUEST.contains(status);
    }

    static boolean areUnderstood(int status) {
        return UNDERSTOOD.contains(status);
    }
}
