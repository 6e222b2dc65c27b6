package dev.larder.cache.http.rfc9111;

import java.util.Optional;

/** Why a request is answered from what is stored, or is not. */
public enum ReuseReason {
    FRESH("it is fresh", "RFC 9111, 4.2"),
    REQUEST_MAX_STALE("it is stale, and the request accepts that", "RFC 9111, 5.2.1.2"),
    STALE_WHILE_REVALIDATE("it is stale, and may be used while it is renewed", "RFC 5861, 3"),
    STALE_IF_ERROR("it is stale, and may be used as the handler failed", "RFC 5861, 4"),
    STALE_ON_ERROR("it is stale, and the handler failed", "RFC 9111, 4.2.4"),
    METHOD("requests with this method are not answered", "RFC 9111, 4", "method"),
    APPLICATION_BYPASS("the application wants it to pass by", "RFC 9111, 4", "bypass"),
    NO_KEY(
            "no key tells it from others: its host, its user or an argument is not known",
            "RFC 9111, 2",
            "bypass"),
    REQUEST_CONTENT(
            "the request has content, which is not in the key", "RFC 9110, 9.3.1", "bypass"),
    REQUEST_UPGRADE("the request asks for another protocol", "RFC 9110, 7.8", "bypass"),
    REQUEST_NO_STORE("the request says no-store", "RFC 9111, 5.2.1.5", "bypass"),
    NOT_SHARED("it is not for a request that tells who asks", "RFC 9111, 3.5", "bypass"),
    NOTHING_STORED("nothing is stored", "RFC 9111, 4", "uri-miss"),
    NO_VARIANT("nothing is stored for these request fields", "RFC 9111, 4.1", "vary-miss"),
    NOT_IN_PART("it has a part, and not what is asked for", "RFC 9111, 3.3", "partial"),
    NO_CACHE("it may only be used after validation", "RFC 9111, 5.2.2.4", "stale"),
    STALE("it is stale", "RFC 9111, 4.2", "stale"),
    APPLICATION_REFRESH("the application wants it made anew", "RFC 9111, 4", "request"),
    REQUEST_NO_CACHE("the request says no-cache", "RFC 9111, 5.2.1.4", "request"),
    REQUEST_MAX_AGE("it is older than the request accepts", "RFC 9111, 5.2.1.1", "request"),
    REQUEST_MIN_FRESH("it is not fresh for long enough", "RFC 9111, 5.2.1.3", "request");

    private final String text;
    private final String section;
    private final Optional<String> forward;

    ReuseReason(String text, String section) {
        this.text = text;
        this.section = section;
        this.forward = Optional.empty();
    }

    ReuseReason(String text, String section, String forward) {
        this.text = text;
        this.section = section;
        this.forward = Optional.of(forward);
    }

    /** In words. */
    public String text() {
        return text;
    }

    /** The section that asks for it, or leaves it to the cache. */
    public String section() {
        return section;
    }

    /** The value of {@code fwd} in Cache-Status (RFC 9211, 2.2); empty for a hit. */
    public Optional<String> forward() {
        return forward;
    }
}
