package dev.larder.cache.grammar;

/**
 * A directive that a {@code @CacheControl} can ask for (RFC 9111, 5.2.2; RFC 5861; RFC 8246). They
 * are written in the order in which they stand here.
 */
public enum CacheDirective {
    PUBLIC("visibility = PUBLIC", "public"),
    PRIVATE("visibility = PRIVATE", "private"),
    MAX_AGE("maxAge", "max-age"),
    S_MAX_AGE("sMaxAge", "s-maxage"),
    NO_CACHE("noCache", "no-cache"),
    MUST_UNDERSTAND("mustUnderstand", "must-understand"),
    NO_STORE("noStore", "no-store"),
    MUST_REVALIDATE("mustRevalidate", "must-revalidate"),
    PROXY_REVALIDATE("proxyRevalidate", "proxy-revalidate"),
    NO_TRANSFORM("noTransform", "no-transform"),
    IMMUTABLE("immutable", "immutable"),
    STALE_WHILE_REVALIDATE("staleWhileRevalidate", "stale-while-revalidate"),
    STALE_IF_ERROR("staleIfError", "stale-if-error");

    private final String member;
    private final String text;

    CacheDirective(String member, String text) {
        this.member = member;
        this.text = text;
    }

    /** What asks for it in the annotation. */
    public String member() {
        return member;
    }

    /** Its name in the field. */
    public String text() {
        return text;
    }

    /** Whether its argument is a number of seconds. */
    boolean isDuration() {
        return switch (this) {
            case MAX_AGE, S_MAX_AGE, STALE_WHILE_REVALIDATE, STALE_IF_ERROR -> true;
            default -> false;
        };
    }

    /** Whether it is there or not, by a member that is true or false. */
    boolean isFlag() {
        return !isDuration() && this != PUBLIC && this != PRIVATE;
    }
}
