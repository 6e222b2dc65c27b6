package dev.larder.cache.http.rfc9111;

import dev.larder.cache.http.rfc9111.field.EntityTag;
import dev.larder.cache.http.rfc9111.field.EntityTagCondition;
import dev.larder.cache.http.rfc9111.field.FieldLookup;
import dev.larder.cache.http.rfc9111.field.FieldName;
import dev.larder.cache.http.rfc9111.field.HttpDate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Do the conditions of a request hold, in the order in which they go (RFC 9110, 13.2.2)? */
public final class Preconditions {

    private static final Set<String> METHODS = Set.of("GET", "HEAD");

    private Preconditions() {}

    /**
     * What the conditions come to.
     *
     * @param now decides the century of dates with years of two digits
     */
    public static ConditionResult decide(
            ClientRequest request, Representation selected, Instant now) {
        // RFC 9110, 13.2.1: what would not be a success is answered as it is.
        if (!METHODS.contains(request.method())
                || selected.status() < 200
                || selected.status() > 299) {
            return ConditionResult.UNCONDITIONAL;
        }
        return selected.ofOrigin()
                ? ofOrigin(request, selected, now)
                        .orElseGet(() -> ofEverybody(request, selected, now))
                : ofEverybody(request, selected, now);
    }

    /** Whether there is a condition that only an origin judges. */
    static boolean asksOrigin(FieldLookup request) {
        return request.contains(FieldName.IF_MATCH)
                || request.contains(FieldName.IF_UNMODIFIED_SINCE);
    }

    private static Optional<ConditionResult> ofOrigin(
            ClientRequest request, Representation selected, Instant now) {
        Optional<EntityTagCondition> tags =
                EntityTagCondition.of(request.fields(), FieldName.IF_MATCH);
        if (tags.isPresent()) {
            return matches(tags.get(), request, selected)
                    ? Optional.empty()
                    : Optional.of(ConditionResult.NO_MATCH);
        }
        // RFC 9110, 13.1.4: without a date of change there is nothing to compare with.
        Optional<Instant> modified = selected.validators().lastModified();
        return modified.isPresent()
                        && date(request.fields(), now).filter(modified.get()::isAfter).isPresent()
                ? Optional.of(ConditionResult.MODIFIED_SINCE)
                : Optional.empty();
    }

    /** RFC 9110, 13.1.1: by the strong comparison. Ranges are never of the coded form. */
    private static boolean matches(
            EntityTagCondition condition, ClientRequest request, Representation selected) {
        Optional<EntityTag> coded =
                request.fields().contains(FieldName.RANGE) ? Optional.empty() : selected.coded();
        return condition.any()
                || Stream.of(selected.validators().tag(), coded)
                        .flatMap(Optional::stream)
                        .anyMatch(condition::matchesStrongly);
    }

    private static Optional<Instant> date(FieldLookup request, Instant now) {
        List<String> dates = request.values(FieldName.IF_UNMODIFIED_SINCE);
        return dates.size() == 1 ? HttpDate.parse(dates.get(0), now) : Optional.empty();
    }

    private static ConditionResult ofEverybody(
            ClientRequest request, Representation selected, Instant now) {
        if (holdsCoded(request, selected)) {
            return ConditionResult.NOT_MODIFIED;
        }
        return switch (Validation.evaluate(
                request, selected.status(), selected.validators(), now)) {
            case NOT_MODIFIED -> ConditionResult.NOT_MODIFIED;
            case MODIFIED -> ConditionResult.MODIFIED;
            case UNCONDITIONAL -> ConditionResult.UNCONDITIONAL;
        };
    }

    private static boolean holdsCoded(ClientRequest request, Representation selected) {
        return selected.status() == 200
                && selected.coded().isPresent()
                && EntityTagCondition.of(request.fields(), FieldName.IF_NONE_MATCH)
                        .filter(condition -> condition.matchesWeakly(selected.coded().get()))
                        .isPresent();
    }
}
