package dev.larder.cache.http.rfc9111;

/** Why a request gets ranges, or the whole. */
public enum RangeReason {
    SATISFIABLE("the content has what is asked for", "RFC 9110, 14.2"),
    UNSATISFIABLE("the content has nothing of what is asked for", "RFC 9110, 15.5.17"),
    NO_RANGE("no range of bytes is asked for", "RFC 9110, 14.2"),
    METHOD("only GET has ranges", "RFC 9110, 14.2"),
    STATUS("only a response with status 200 has ranges", "RFC 9110, 14.2"),
    REFUSED("the response says Accept-Ranges: none", "RFC 9110, 14.3"),
    CONDITION("a condition that only its origin judges guards the range", "RFC 9111, 4.3.2"),
    OTHER_VERSION("If-Range names another version", "RFC 9110, 13.1.5"),
    EMPTY("there is no content to have a range of", "RFC 9110, 14.1.2"),
    TOO_MANY("too many ranges are asked for", "RFC 9110, 17.15"),
    CODED("parts of coded content would look like a coded whole", "RFC 9110, 15.3.7.2"),
    OVERLAPPING("the ranges overlap", "RFC 9110, 14.2"),
    NO_GAIN("the parts would take no less than the whole", "RFC 9110, 14.2");

    private final String text;
    private final String section;

    RangeReason(String text, String section) {
        this.text = text;
        this.section = section;
    }

    /** In words. */
    public String text() {
        return text;
    }

    /** The section that asks for it, or allows it. */
    public String section() {
        return section;
    }
}
