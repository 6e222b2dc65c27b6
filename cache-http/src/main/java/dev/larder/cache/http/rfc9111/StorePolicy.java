package dev.larder.cache.http.rfc9111;

import dev.larder.cache.http.rfc9111.FreshnessLifetime.Source;
import dev.larder.cache.http.rfc9111.OriginResponse.Author;
import dev.larder.cache.http.rfc9111.StoreDecision.Storable;
import dev.larder.cache.http.rfc9111.field.FieldName;
import dev.larder.cache.http.rfc9111.field.Fields;
import dev.larder.cache.http.rfc9111.field.ResponseDirectives;
import dev.larder.cache.http.rfc9111.field.ResponseDirectives.Flag;
import java.time.Duration;
import java.util.Optional;

/**
 * May a response be stored (RFC 9111, 3)? Whether larger, later or other answers exist is not asked
 * here. Thread-safe.
 */
public final class StorePolicy {

    private final StoreRules rules;
    private final FreshnessPolicy freshness;

    public StorePolicy(StoreRules rules) {
        this.rules = rules;
        this.freshness = new FreshnessPolicy(rules.lifetimes());
    }

    /** What becomes of the response to the request. */
    public StoreDecision decide(ClientRequest request, OriginResponse response) {
        ResponseDirectives directives =
                ResponseDirectives.of(response.fields(), rules.targetedFields());
        return obstacle(request, response)
                .or(() -> objection(request, response, directives))
                .map(StoreDecision::not)
                .orElseGet(() -> byLifetime(response, directives));
    }

    /** Why such a response is never stored, whatever its fields ask. */
    private Optional<StoreReason> obstacle(ClientRequest request, OriginResponse response) {
        if (!rules.methods().contains(request.method())) {
            return Optional.of(StoreReason.METHOD);
        }
        if (response.handling().declined()) {
            return Optional.of(StoreReason.DECLINED);
        }
        if (response.handling().failed()) {
            return Optional.of(StoreReason.FAILED);
        }
        if (!Statuses.canBeStored(response.status()) && !isPart(request, response)) {
            return Optional.of(StoreReason.STATUS);
        }
        if (!response.content().whole()) {
            return Optional.of(StoreReason.CONTENT_UNKNOWN);
        }
        if (!hasStatedLength(response)) {
            return Optional.of(StoreReason.INCOMPLETE);
        }
        return response.content().length() > rules.maximumBody()
                ? Optional.of(StoreReason.TOO_LARGE)
                : Optional.empty();
    }

    /** Why request and response do not want it to be stored. */
    private Optional<StoreReason> objection(
            ClientRequest request, OriginResponse response, ResponseDirectives directives) {
        boolean mustUnderstand = directives.has(Flag.MUST_UNDERSTAND);
        if (mustUnderstand && !Statuses.areUnderstood(response.status())) {
            return Optional.of(StoreReason.NOT_UNDERSTOOD);
        }
        if (rules.heedsRequests() && request.directives().noStore()) {
            return Optional.of(StoreReason.REQUEST_NO_STORE);
        }
        // RFC 9111, 5.2.2.3: no-store beside must-understand is for caches that don't know the
        // latter.
        if (directives.has(Flag.NO_STORE) && !mustUnderstand) {
            return Optional.of(StoreReason.NO_STORE);
        }
        boolean ofOneUser = response.handling().author() == Author.ROUTE_FOR_ONE_USER;
        if (!ofOneUser && !StoredFields.canDoWithout(directives.privately())) {
            return Optional.of(StoreReason.PRIVATE);
        }
        if (!rules.sharing().allows(request, directives)) {
            return Optional.of(StoreReason.PERSONAL);
        }
        if (!mayKeepCookies(response, directives)) {
            return Optional.of(StoreReason.SET_COOKIE);
        }
        return Vary.of(response.fields()).always()
                ? Optional.of(StoreReason.VARIES_ALWAYS)
                : Optional.empty();
    }

    private StoreDecision byLifetime(OriginResponse response, ResponseDirectives directives) {
        Fields kept = StoredFields.of(response.fields(), directives, response.responseTime());
        boolean canValidate = Validators.of(kept, response.responseTime()).canValidate();
        Optional<FreshnessLifetime> lifetime = freshness.lifetime(response, directives);
        if (lifetime.isEmpty() && !(canValidate && mayBeStoredWithout(response, directives))) {
            return StoreDecision.not(StoreReason.NO_LIFETIME);
        }
        FreshnessLifetime known =
                freshness.limited(
                        response,
                        lifetime.orElse(new FreshnessLifetime(Duration.ZERO, Source.NOBODY)));
        Freshness fresh = freshness.freshness(response, known);
        Storable storable =
                new Storable(new ResponseHead(response.status(), kept, directives), known, fresh);
        boolean noCache = !StoredFields.canDoWithout(directives.noCache());
        if (fresh.isFresh(response.responseTime()) && !noCache) {
            return StoreDecision.store(storable);
        }
        if (canValidate && response.status() != Part.STATUS) {
            return StoreDecision.forValidation(storable);
        }
        return StoreDecision.not(noCache ? StoreReason.NO_CACHE : StoreReason.STALE);
    }

    /**
     * RFC 9111, 3: what says nothing of its lifetime has to be cacheable by status or directive.
     */
    private static boolean mayBeStoredWithout(
            OriginResponse response, ResponseDirectives directives) {
        return Statuses.HEURISTICALLY_CACHEABLE.contains(response.status())
                || directives.has(Flag.PUBLIC);
    }

    private boolean mayKeepCookies(OriginResponse response, ResponseDirectives directives) {
        return switch (rules.setCookie()) {
            case ALWAYS -> true;
            case IF_PUBLIC -> directives.has(Flag.PUBLIC) || !setsCookies(response, directives);
            case NEVER -> !setsCookies(response, directives);
        };
    }

    /** A cookie that must not be stored, by private or no-cache, is none that could be replayed. */
    private static boolean setsCookies(OriginResponse response, ResponseDirectives directives) {
        return response.fields().contains(FieldName.SET_COOKIE)
                && !directives.privately().names(FieldName.SET_COOKIE)
                && !directives.noCache().names(FieldName.SET_COOKIE);
    }

    /**
     * RFC 9111, 3.3: a part can be stored by a cache that knows which one it is. Not that for a
     * client with If-Range: it lacks the fields that this client has already (RFC 9110, 15.3.7).
     */
    private static boolean isPart(ClientRequest request, OriginResponse response) {
        long length = response.content().length();
        return request.method().equals("GET")
                && request.fields().contains(FieldName.RANGE)
                && !request.fields().contains(FieldName.IF_RANGE)
                && Part.of(response.status(), response.fields(), length).isPresent();
    }

    /** Whether content of that length may be kept. */
    public boolean mayKeep(long length) {
        return length <= rules.maximumBody();
    }

    private static boolean hasStatedLength(OriginResponse response) {
        String length = Long.toString(response.content().length());
        return response.fields().values(FieldName.CONTENT_LENGTH).stream().allMatch(length::equals);
    }
}
