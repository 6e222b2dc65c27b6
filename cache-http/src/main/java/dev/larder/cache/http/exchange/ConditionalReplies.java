package dev.larder.cache.http.exchange;

import dev.larder.cache.http.rfc9111.ConditionResult;
import dev.larder.cache.http.rfc9111.Preconditions;
import dev.larder.cache.http.rfc9111.RangeDecision;
import dev.larder.cache.http.rfc9111.RangePolicy;
import dev.larder.cache.http.rfc9111.field.FieldName;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes what replaces a response for a request with conditions or a range: 304, 412, 206 or 416
 * (RFC 9110, 13.2.2).
 */
@Singleton
final class ConditionalReplies {

    private static final Logger LOG = LoggerFactory.getLogger(ConditionalReplies.class);

    private final PartialReplies partial;

    ConditionalReplies(PartialReplies partial) {
        this.partial = partial;
    }

    /** Whether a request has a condition or a range, by the names of its fields. */
    static boolean asks(Predicate<String> contains) {
        return contains.test(FieldName.IF_NONE_MATCH)
                || contains.test(FieldName.IF_MODIFIED_SINCE)
                || contains.test(FieldName.RANGE)
                || contains.test(FieldName.IF_MATCH)
                || contains.test(FieldName.IF_UNMODIFIED_SINCE);
    }

    /** Whether the client has the response already. */
    boolean holds(Whole whole, Instant now) {
        return Preconditions.decide(whole.client(), whole.selected(), now).verdict()
                == ConditionResult.Verdict.NOT_MODIFIED;
    }

    /**
     * What replaces a response; null if the client gets the response as it is.
     *
     * @param notModified adds the fields of a 304
     */
    @Nullable MutableHttpResponse<?> of(
            Whole whole, Instant now, Consumer<MutableHttpResponse<?>> notModified) {
        ConditionResult result = Preconditions.decide(whole.client(), whole.selected(), now);
        LOG.debug("{}: {}", whole.request().getPath(), result);
        return switch (result.verdict()) {
            case NOT_MODIFIED -> {
                MutableHttpResponse<?> reply = HttpResponse.notModified();
                notModified.accept(reply);
                yield reply;
            }
            case FAILED -> Refusals.preconditionFailed(whole, now);
            case PROCEED -> ranged(whole, now);
        };
    }

    private @Nullable MutableHttpResponse<?> ranged(Whole whole, Instant now) {
        RangeDecision decision = RangePolicy.decide(whole.client(), whole.selected(), now);
        return switch (decision.verdict()) {
            case WHOLE -> null;
            case UNSATISFIABLE -> Refusals.rangeNotSatisfiable(whole, now);
            case PARTIAL -> partial.of(whole, decision.ranges());
        };
    }
}
