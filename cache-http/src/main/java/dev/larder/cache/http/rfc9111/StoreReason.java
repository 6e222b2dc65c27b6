package dev.larder.cache.http.rfc9111;

/** Why a response is stored, or is not. */
public enum StoreReason {
    /** It has a lifetime. */
    LIFETIME("it is fresh", "RFC 9111, 3"),
    /** It is not fresh, but its origin can say later that it still holds. */
    VALIDATOR("it can be validated", "RFC 9111, 4.3"),
    METHOD("responses to this method are not stored", "RFC 9111, 3"),
    DECLINED("handler, condition or policy declined", ""),
    FAILED("the handler failed", ""),
    CONTENT_UNKNOWN("its content is a stream or a file", ""),
    INCOMPLETE("its content is not complete", "RFC 9111, 3.3"),
    STATUS("its status is not stored", "RFC 9111, 3"),
    NOT_UNDERSTOOD("its status has to be understood, and is not", "RFC 9111, 5.2.2.3"),
    REQUEST_NO_STORE("the request says no-store", "RFC 9111, 5.2.1.5"),
    NO_STORE("the response says no-store", "RFC 9111, 5.2.2.5"),
    PRIVATE("the response says private", "RFC 9111, 5.2.2.7"),
    PERSONAL("it was made for one user", "RFC 9111, 3.5"),
    SET_COOKIE("it sets a cookie", "RFC 9111, 7.3"),
    VARIES_ALWAYS("it varies by more than fields", "RFC 9111, 4.1"),
    TOO_LARGE("its content is too long", ""),
    NO_LIFETIME("nothing gives it a lifetime", "RFC 9111, 3"),
    STALE("it is stale and can't be validated", "RFC 9111, 4.2"),
    NO_CACHE("it may only be used after validation, and can't be validated", "RFC 9111, 5.2.2.4");

    private final String text;
    private final String section;

    StoreReason(String text, String section) {
        this.text = text;
        this.section = section;
    }

    /** Whether it is one for storing. */
    public boolean stores() {
        return this == LIFETIME || this == VALIDATOR;
    }

    /** In words. */
    public String text() {
        return text;
    }

    /** The section that asks for it; empty where it is a choice. */
    public String section() {
        return section;
    }
}
