package dev.larder.cache.http.rfc9111;

import java.util.Optional;

/**
 * What becomes of a response.
 *
 * @param storable what is to be stored; empty if nothing is
 */
public record StoreDecision(Verdict verdict, StoreReason reason, Optional<Storable> storable) {

    private static final int SERVER_ERRORS = 500;

    /** What becomes of a response. */
    public enum Verdict {
        /** It is stored, and answers requests. */
        STORE,
        /** It may be stored, and answers requests after validation only. */
        STORE_FOR_VALIDATION,
        /** It is not stored. */
        DO_NOT_STORE
    }

    /**
     * What is to be stored, beside the content.
     *
     * @param head with the fields that may be stored
     */
    public record Storable(ResponseHead head, FreshnessLifetime lifetime, Freshness freshness) {}

    /**
     * Whether the next response of the same key will most likely not answer others without
     * validation either. A failure says nothing about the next one, nor does what one request asked
     * or who sent it.
     */
    public boolean recurs(int status) {
        if (Statuses.answersOneRequest(status)) {
            return false;
        }
        return switch (reason) {
            case LIFETIME, METHOD, FAILED, INCOMPLETE, REQUEST_NO_STORE, PERSONAL -> false;
            case VALIDATOR,
                    DECLINED,
                    CONTENT_UNKNOWN,
                    STATUS,
                    NOT_UNDERSTOOD,
                    NO_STORE,
                    PRIVATE,
                    SET_COOKIE,
                    VARIES_ALWAYS,
                    TOO_LARGE,
                    NO_LIFETIME,
                    STALE,
                    NO_CACHE ->
                    status < SERVER_ERRORS;
        };
    }

    /**
     * Whether a response that is not stored shows that what was stored before is no longer what its
     * origin gives: then that must not be used any more once it is stale. Not one that only some
     * requests get, nor an error that says nothing of what was there.
     */
    public boolean supersedes(int status) {
        boolean gone = status == 404 || status == 410;
        return switch (reason) {
            case LIFETIME,
                    VALIDATOR,
                    METHOD,
                    DECLINED,
                    INCOMPLETE,
                    REQUEST_NO_STORE,
                    PERSONAL,
                    SET_COOKIE ->
                    false;
            case FAILED -> gone;
            case CONTENT_UNKNOWN,
                    STATUS,
                    NOT_UNDERSTOOD,
                    NO_STORE,
                    PRIVATE,
                    VARIES_ALWAYS,
                    TOO_LARGE,
                    NO_LIFETIME,
                    STALE,
                    NO_CACHE ->
                    !Statuses.answersOneRequest(status) && (status < 400 || gone);
        };
    }

    static StoreDecision store(Storable storable) {
        return new StoreDecision(Verdict.STORE, StoreReason.LIFETIME, Optional.of(storable));
    }

    static StoreDecision forValidation(Storable storable) {
        return new StoreDecision(
                Verdict.STORE_FOR_VALIDATION, StoreReason.VALIDATOR, Optional.of(storable));
    }

    static StoreDecision not(StoreReason reason) {
        return new StoreDecision(Verdict.DO_NOT_STORE, reason, Optional.empty());
    }
}
