package dev.larder.cache.http.rfc9111;

import dev.larder.cache.http.rfc9111.ReuseDecision.Verdict;
import dev.larder.cache.http.rfc9111.field.FieldName;
import dev.larder.cache.http.rfc9111.field.RequestDirectives;
import dev.larder.cache.http.rfc9111.field.ResponseDirectives;
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
        return request.opensWebSocket()
                ? Optional.of(ReuseDecision.unseen(Verdict.BYPASS, ReuseReason.REQUEST_UPGRADE))
                : Optional.empty();
    }

    /**
     * Whether a request may wait for the response of another one of its key, and others for its
     * own: not where it tells who asks, nor where its response may be a part that is of no use to
     * others (RFC 9110, 14.2). If not, its response may still be stored, if it allows that.
     */
    public boolean mayShareLoad(ClientRequest request) {
        return !rules.sharing().keepsApart(request) && !request.fields().contains(FieldName.RANGE);
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

    /** What becomes of a request that the application wants to be answered anew. */
    public ReuseDecision anew(ClientRequest request) {
        return unseen(asked(request), Verdict.FORWARD, ReuseReason.APPLICATION_REFRESH);
    }

    /** What becomes of a request for which a response is stored. */
    public ReuseDecision decide(ClientRequest request, StoredResponse stored, Instant now) {
        Candidate candidate = new Candidate(asked(request), stored, now);
        if (!rules.sharing().allows(request, stored.directives())) {
            return candidate.forward(ReuseReason.NOT_SHARED);
        }
        if (stored.isPartial() && !isInPart(request, stored, now)) {
            return candidate.forward(ReuseReason.NOT_IN_PART);
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

    /** RFC 9111, 3.3: a part answers only who asks for what it has. */
    private static boolean isInPart(ClientRequest request, StoredResponse stored, Instant now) {
        RangeDecision asked = RangePolicy.decide(request, Representation.of(stored, false), now);
        return switch (asked.verdict()) {
            case WHOLE -> false;
            case UNSATISFIABLE -> stored.part().isPresent();
            case PARTIAL ->
                    stored.part()
                            .filter(
                                    part ->
                                            asked.ranges().stream()
                                                    .allMatch(part.range()::contains))
                            .isPresent();
        };
    }

    /**
     * What becomes of a request whose handler failed, for which a response is stored; empty: the
     * client gets the failure (RFC 5861, 4).
     */
    public Optional<ReuseDecision> afterError(
            ClientRequest request, StoredResponse stored, Instant now) {
        Candidate candidate = new Candidate(asked(request), stored, now);
        // In place of an error another one is of no use to anybody.
        if (isError(stored.status()) || candidate.isFresh() || isBarred(request, candidate)) {
            return Optional.empty();
        }
        Optional<Duration> window =
                stored.directives()
                        .staleIfError()
                        .or(() -> candidate.asked().staleIfError())
                        .or(() -> rules.stale().ifError());
        if (window.isEmpty()) {
            return rules.stale().onError()
                    ? Optional.of(candidate.reuse(Verdict.REUSE, ReuseReason.STALE_ON_ERROR))
                    : Optional.empty();
        }
        return candidate.isWithin(window)
                ? Optional.of(candidate.reuse(Verdict.REUSE, ReuseReason.STALE_IF_ERROR))
                : Optional.empty();
    }

    /** RFC 9111, 4.2.4 and 5.2.1.1: who states an age wants no stale response either. */
    private boolean isBarred(ClientRequest request, Candidate candidate) {
        ResponseDirectives directives = candidate.stored().directives();
        boolean stated =
                candidate.asked().maxAge().isPresent()
                        && !candidate.isWithin(candidate.asked().maxStale());
        return !rules.sharing().allows(request, directives)
                || candidate.objection().isPresent()
                || directives.forbidsStale()
                || stated;
    }

    /** Whether a status says that the handler failed (RFC 5861, 4). */
    public static boolean isError(int status) {
        return status == 500 || status == 502 || status == 503 || status == 504;
    }

    /** For how long a response is kept when it is no longer fresh. */
    public Duration retention(StoredResponse stored) {
        return StaleRetention.of(
                stored.directives(),
                stored.own().canValidate(),
                stored.freshness().lifetime(),
                rules.stale());
    }

    private ReuseDecision stale(Candidate candidate) {
        if (candidate.stored().directives().forbidsStale()) {
            return candidate.validate(ReuseReason.STALE);
        }
        if (candidate.isWithin(candidate.asked().maxStale())) {
            return candidate.reuse(Verdict.REUSE, ReuseReason.REQUEST_MAX_STALE);
        }
        Optional<Duration> window =
                candidate
                        .stored()
                        .directives()
                        .staleWhileRevalidate()
                        .or(() -> rules.stale().whileRevalidate());
        // RFC 9111, 5.2.1.1: who states an age does not want a stale response.
        return candidate.asked().maxAge().isEmpty() && candidate.isWithin(window)
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
}
