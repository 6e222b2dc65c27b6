package dev.larder.cache.http.rfc9111;

import dev.larder.cache.http.rfc9111.FreshnessLifetime.Source;
import dev.larder.cache.http.rfc9111.LifetimeRules.Heuristic;
import dev.larder.cache.http.rfc9111.field.DeltaSeconds;
import dev.larder.cache.http.rfc9111.field.FieldName;
import dev.larder.cache.http.rfc9111.field.Fields;
import dev.larder.cache.http.rfc9111.field.HttpDate;
import dev.larder.cache.http.rfc9111.field.ResponseDirectives;
import dev.larder.cache.http.rfc9111.field.ResponseDirectives.Flag;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** How long is a response fresh, and how old is it when it arrives (RFC 9111, 4.2)? */
final class FreshnessPolicy {

    private final LifetimeRules rules;

    FreshnessPolicy(LifetimeRules rules) {
        this.rules = rules;
    }

    /**
     * The lifetime: what the handler set for this call, what its route assigns, what the response
     * says, what is configured for its status, what is configured for all, the heuristic. Empty if
     * none of them applies.
     */
    Optional<FreshnessLifetime> lifetime(OriginResponse response, ResponseDirectives directives) {
        int status = response.status();
        boolean governed = rules.statuses().contains(status);
        Optional<FreshnessLifetime> call = of(response.handling().lifetime(), Source.CALL);
        if (governed && call.isPresent()) {
            return call;
        }
        Optional<FreshnessLifetime> assigned = of(rules.assignedTo(status), Source.ASSIGNED);
        if (assigned.isPresent()) {
            return assigned;
        }
        Optional<FreshnessLifetime> explicit = explicit(response, directives);
        if (explicit.isPresent()) {
            return call.or(() -> explicit);
        }
        return of(Optional.ofNullable(rules.byStatus().get(status)), Source.STATUS)
                .or(() -> governed ? of(rules.fallback(), Source.DEFAULT) : Optional.empty())
                .or(() -> heuristic(response, directives));
    }

    /** The lifetime, cut so that the response lives no longer from now than it may. */
    FreshnessLifetime limited(OriginResponse response, FreshnessLifetime lifetime) {
        Optional<Duration> limit = response.handling().limit();
        if (limit.isEmpty()) {
            return lifetime;
        }
        boolean counted = !lifetime.source().isResponse();
        Duration age = counted ? Duration.ZERO : freshness(response, lifetime).initialAge();
        // Subtracted, for a lifetime may be as long as a duration can be.
        return lifetime.duration().minus(age).compareTo(limit.get()) <= 0
                ? lifetime
                : new FreshnessLifetime(limit.get().plus(age), lifetime.source());
    }

    /** What a lifetime means for a response that has just arrived. */
    Freshness freshness(OriginResponse response, FreshnessLifetime lifetime) {
        Duration age = max(apparentAge(response), ageField(response.fields()));
        Instant responseTime = response.responseTime();
        if (!lifetime.source().isResponse()) {
            return Freshness.counted(responseTime, age, lifetime.duration());
        }
        Duration delay = Duration.between(response.requestTime(), responseTime);
        Duration corrected = ageField(response.fields()).plus(max(delay, Duration.ZERO));
        return new Freshness(responseTime, max(age, corrected), lifetime.duration());
    }

    private static Optional<FreshnessLifetime> explicit(
            OriginResponse response, ResponseDirectives directives) {
        Optional<FreshnessLifetime> byDirective =
                response.handling().toldToOthers(directives)
                        ? Optional.empty()
                        : of(directives.sMaxAge(), Source.S_MAXAGE)
                                .or(() -> of(directives.maxAge(), Source.MAX_AGE));
        if (byDirective.isPresent() || directives.targeted()) {
            return byDirective;
        }
        return response.fields()
                .first(FieldName.EXPIRES)
                .map(expires -> new FreshnessLifetime(until(expires, response), Source.EXPIRES));
    }

    /** RFC 9111, 5.3: what is no date is in the past. */
    private static Duration until(String expires, OriginResponse response) {
        return HttpDate.parse(expires, response.responseTime())
                .map(time -> max(Duration.between(date(response), time), Duration.ZERO))
                .orElse(Duration.ZERO);
    }

    private Optional<FreshnessLifetime> heuristic(
            OriginResponse response, ResponseDirectives directives) {
        boolean cacheable =
                Statuses.HEURISTICALLY_CACHEABLE.contains(response.status())
                        || directives.has(Flag.PUBLIC);
        if (!cacheable || rules.heuristic().isEmpty()) {
            return Optional.empty();
        }
        Heuristic heuristic = rules.heuristic().get();
        return response.fields()
                .first(FieldName.LAST_MODIFIED)
                .flatMap(text -> HttpDate.parse(text, response.responseTime()))
                .map(modified -> Duration.between(modified, date(response)))
                .filter(since -> since.compareTo(Duration.ZERO) > 0)
                .map(since -> part(since, heuristic))
                .map(duration -> new FreshnessLifetime(duration, Source.HEURISTIC));
    }

    private static Duration part(Duration since, Heuristic heuristic) {
        Duration part = Duration.ofSeconds((long) (since.getSeconds() * heuristic.fraction()));
        return part.compareTo(heuristic.maximum()) < 0 ? part : heuristic.maximum();
    }

    /**
     * RFC 9111, 4.2.3. Dates have no fractions of a second, so the arrival has none here either.
     */
    private static Duration apparentAge(OriginResponse response) {
        return max(
                Duration.between(date(response), toSecond(response.responseTime())), Duration.ZERO);
    }

    /** RFC 9111, 5.1: the first member; none if that is no number. */
    private static Duration ageField(Fields fields) {
        return fields.members(FieldName.AGE).stream()
                .findFirst()
                .flatMap(DeltaSeconds::parse)
                .orElse(Duration.ZERO);
    }

    /** RFC 9110, 6.6.1: the time of arrival where there is no date. */
    private static Instant date(OriginResponse response) {
        Instant arrival = response.responseTime();
        return response.fields()
                .first(FieldName.DATE)
                .flatMap(text -> HttpDate.parse(text, arrival))
                .orElse(toSecond(arrival));
    }

    private static Instant toSecond(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS);
    }

    private static Optional<FreshnessLifetime> of(Optional<Duration> duration, Source source) {
        return duration.map(present -> new FreshnessLifetime(present, source));
    }

    private static Duration max(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
