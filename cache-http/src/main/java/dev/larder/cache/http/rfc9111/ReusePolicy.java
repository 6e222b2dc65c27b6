package dev.larder.cache.http.rfc9111;

import dev.larder.cache.http.rfc9111.ReuseDecision.Verdict;
import dev.larder.cache.http.rfc9111.field.RequestDirectives;
import dev.larder.cache.http.rfc9111.field.ResponseDirectives.Flag;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * May a stored response answer a request (RFC 9111, 4)? That it has the request's key, Vary
 * included, is the caller's part. Thread-safe.
 */
public final class ReusePolicy {

    private final ReuseRules rules;

    public ReusePolicy(ReuseRules rules) {
        this.rules = rules;
    }

    /** What becomes of a request for which nothing has to be looked up; empty: look up. */
    public Optional<ReuseDecision> beforeLookup(ClientRequest request) {
        RequestDirectives asked = asked(request);
        if (!rules.methods().contains(request.method())) {
            return Optional.of(ReuseDecision.unseen(Verdict.BYPASS, ReuseReason.METHOD));
        }
        if (asked.noStore()) {
            return Optional.of(unseen(asked, Verdict.BYPASS, ReuseReason.REQUEST_NO_STORE));
        }
        // With content, GET means what its receiver takes it for; the key can't tell such requests
        // apart.
        if (StoreRules.METHODS.contains(request.method()) && request.hasContent()) {
            return Optional.of(unseen(asked, Verdict.BYPASS, ReuseReason.REQUEST_CONTENT));
        }
        return Optional.empty();
    }

    /**
     * Whether a request may wait for the response of another one of its key, and others for its
     * own. If not, its response may still be stored, if it allows that.
     */
    public boolean mayShareLoad(ClientRequest request) {
        return !rules.sharing().keepsApart(request);
    }

    /**
     * What becomes of a request for which nothing is stored.
     *
     * @param variants whether something is stored for other values of its fields
     */
    public ReuseDecision withoutStored(ClientRequest request, boolean variants) {
        return unseen(
                asked(request),
                Verdict.FORWARD,
                variants ? ReuseReason.NO_VARIANT : ReuseReason.NOTHING_STORED);
    }

    /** What becomes of a request for which a response is stored. */
    public ReuseDecision decide(ClientRequest request, StoredResponse stored, Instant now) {
        Candidate candidate = new Candidate(asked(request), stored, now);
        if (!rules.sharing().allows(request, stored.directives())) {
            return candidate.forward(ReuseReason.NOT_SHARED);
        }
        return candidate
                .objection()
                .map(candidate::validate)
                .orElseGet(
                        () ->
                                candidate.isFresh()
                                        ? candidate.reuse(Verdict.REUSE, ReuseReason.FRESH)
                                        : stale(candidate));
    }

    /**
     * What becomes of a request whose handler failed, for which a response is stored; empty: the
     * client gets the failure (RFC 5861, 4).
     */
    public Optional<ReuseDecision> afterError(
            ClientRequest request, StoredResponse stored, Instant now) {
        Candidate candidate = new Candidate(asked(request), stored, now);
        boolean barred =
                !rules.sharing().allows(request, stored.directives())
                        || candidate.mustValidate()
                        || stored.directives().forbidsStale();
        Optional<Duration> window =
                stored.directives()
                        .staleIfError()
                        .or(() -> candidate.asked.staleIfError())
                        .or(() -> rules.stale().ifError());
        return !barred && candidate.isWithin(window)
                ? Optional.of(candidate.reuse(Verdict.REUSE, ReuseReason.STALE_IF_ERROR))
                : Optional.empty();
    }

    private ReuseDecision stale(Candidate candidate) {
        if (candidate.stored.directives().forbidsStale()) {
            return candidate.validate(ReuseReason.STALE);
        }
        if (candidate.isWithin(candidate.asked.maxStale())) {
            return candidate.reuse(Verdict.REUSE, ReuseReason.REQUEST_MAX_STALE);
        }
        Optional<Duration> window =
                candidate
                        .stored
                        .directives()
                        .staleWhileRevalidate()
                        .or(() -> rules.stale().whileRevalidate());
        // RFC 9111, 5.2.1.1: who states an age does not want a stale response.
        return candidate.asked.maxAge().isEmpty() && candidate.isWithin(window)
                ? candidate.reuse(Verdict.REUSE_AND_REFRESH, ReuseReason.STALE_WHILE_REVALIDATE)
                : candidate.validate(ReuseReason.STALE);
    }

    private RequestDirectives asked(ClientRequest request) {
        return rules.heedsRequests() ? request.directives() : RequestDirectives.NONE;
    }

    private static ReuseDecision unseen(
            RequestDirectives asked, Verdict verdict, ReuseReason reason) {
        return ReuseDecision.unseen(
                asked.onlyIfCached() ? Verdict.GATEWAY_TIMEOUT : verdict, reason);
    }

    /** A stored response, seen at one moment by one request. */
    private static final class Candidate {

        private final RequestDirectives asked;
        private final StoredResponse stored;
        private final Duration age;
        private final Duration remaining;

        Candidate(RequestDirectives asked, StoredResponse stored, Instant now) {
            this.asked = asked;
            this.stored = stored;
            this.age = stored.freshness().age(now);
            this.remaining = stored.freshness().lifetime().minus(age);
        }

        boolean isFresh() {
            return remaining.compareTo(Duration.ZERO) > 0;
        }

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

        ReuseDecision validate(ReuseReason reason) {
            return stored.own().canValidate()
                    ? decide(Verdict.VALIDATE, reason)
                    : decide(Verdict.FORWARD, reason);
        }

        ReuseDecision forward(ReuseReason reason) {
            return decide(Verdict.FORWARD, reason);
        }

        private ReuseDecision decide(Verdict verdict, ReuseReason reason) {
            return new ReuseDecision(
                    asked.onlyIfCached() ? Verdict.GATEWAY_TIMEOUT : verdict,
                    reason,
                    age,
                    remaining);
        }
    }
}
