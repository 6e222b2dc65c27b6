package dev.larder.cache.http.rfc9111;

/** What the conditions of a request come to, and why. */
public enum ConditionResult {
    UNCONDITIONAL(Verdict.PROCEED, "no condition applies", "RFC 9110, 13.2.1"),
    MODIFIED(Verdict.PROCEED, "the client has another version", "RFC 9110, 13.1.2"),
    NOT_MODIFIED(Verdict.NOT_MODIFIED, "the client has this version", "RFC 9111, 4.3.2"),
    NO_MATCH(Verdict.FAILED, "If-Match names other versions", "RFC 9110, 13.1.1"),
    MODIFIED_SINCE(Verdict.FAILED, "it is newer than If-Unmodified-Since", "RFC 9110, 13.1.4");

    /** What becomes of the request. */
    public enum Verdict {
        /** It is answered as if it had no conditions. */
        PROCEED,
        /** 304. */
        NOT_MODIFIED,
        /** 412. */
        FAILED
    }

    private final Verdict verdict;
    private final String text;
    private final String section;

    ConditionResult(Verdict verdict, String text, String section) {
        this.verdict = verdict;
        this.text = text;
        this.section = section;
    }

    /** What becomes of the request. */
    public Verdict verdict() {
        return verdict;
    }

    /** In words. */
    public String text() {
        return text;
    }

    /** The section that asks for it. */
    public String section() {
        return section;
    }
}
