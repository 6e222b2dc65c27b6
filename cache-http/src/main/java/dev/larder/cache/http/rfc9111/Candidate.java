package dev.larder.cache.http.rfc9111;

import dev.larder.cache.http.rfc9111.ReuseDecision.Verdict;
import dev.larder.cache.http.rfc9111.field.RequestDirectives;
import dev.larder.cache.http.rfc9111.field.ResponseDirectives.Flag;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A stored response as one request sees it at one moment. */
final class Candidate {

    private final RequestDirectives asked;
    private final StoredResponse stored;
    private final Duration age;
    private final Duration remaining;

    Candidate(RequestDirectives asked, StoredResponse stored, Instant now) {
        this.asked = asked;
        this.stored = stored;
        this.age = stored.freshness().age(now);
        this.remaining = stored.freshness().remaining(now);
    }

    RequestDirectives asked() {
        return asked;
    }

    StoredResponse stored() {
        return stored;
    }

    boolean isFresh() {
        return remaining.compareTo(Duration.ZERO) > 0;
    }

    /** Whether it is stale for no longer than that. */
    boolean isWithin(Optional<Duration> staleness) {
        return staleness.isPresent() && remaining.negated().compareTo(staleness.get()) <= 0;
    }

    boolean mustValidate() {
        return !StoredFields.canDoWithout(stored.directives().noCache());
    }

    /** Why it may not be used as it is, fresh or stale. */
    Optional<ReuseReason> objection() {
        if (mustValidate()) {
            return Optional.of(ReuseReason.NO_CACHE);
        }
        if (asked == RequestDirectives.NONE) {
            return Optional.empty();
        }
        if (asked.noCache()) {
            return Optional.of(ReuseReason.REQUEST_NO_CACHE);
        }
        if (asked.maxAge().isPresent() && isTooOld(asked.maxAge().get())) {
            return Optional.of(ReuseReason.REQUEST_MAX_AGE);
        }
        return asked.minFresh().isPresent() && remaining.compareTo(asked.minFresh().get()) < 0
                ? Optional.of(ReuseReason.REQUEST_MIN_FRESH)
                : Optional.empty();
    }

    /** RFC 8246, 2: what can't change while it is fresh needs no validation for its age. */
    private boolean isTooOld(Duration maxAge) {
        boolean unchanged = isFresh() && stored.directives().has(Flag.IMMUTABLE);
        return !unchanged && (maxAge.isZero() || age.compareTo(maxAge) > 0);
    }

    ReuseDecision reuse(Verdict verdict, ReuseReason reason) {
        return new ReuseDecision(verdict, reason, age, remaining);
    }

    /**
     * RFC 9111, 4.3.1: without a validator there is nothing to ask the origin; a part is asked for
     * again.
     */
    ReuseDecision validate(ReuseReason reason) {
        return stored.own().canValidate() && !stored.isPartial()
                ? decide(Verdict.VALIDATE, reason)
                : decide(Verdict.FORWARD, reason);
    }

    ReuseDecision forward(ReuseReason reason) {
        return decide(Verdict.FORWARD, reason);
    }

    private ReuseDecision decide(Verdict verdict, ReuseReason reason) {
        return new ReuseDecision(
                asked.onlyIfCached() ? Verdict.GATEWAY_TIMEOUT : verdict, reason, age, remaining);
    }
}
