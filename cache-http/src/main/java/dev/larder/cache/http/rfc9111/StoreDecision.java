package dev.larder.cache.http.rfc9111;

import java.util.Optional;

/**
 * What becomes of a response.
 *
 * @param storable what is to be stored; empty if nothing is
 */
public record StoreDecision(Verdict verdict, StoreReason reason, Optional<Storable> storable) {

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
