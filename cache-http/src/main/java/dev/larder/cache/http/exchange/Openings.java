package dev.larder.cache.http.exchange;

import dev.larder.cache.CacheStatus;
import dev.larder.cache.backend.EntrySpace;
import dev.larder.cache.backend.Opened;
import dev.larder.cache.http.rfc9111.Revalidation;
import dev.larder.cache.http.rfc9111.field.Fields;
import dev.larder.cache.load.Flight;
import dev.larder.cache.namespace.Counters.Event;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes the permits that a load needs before it begins, and begins it. */
@Singleton
final class Openings {

    private static final Logger LOG = LoggerFactory.getLogger(Openings.class);

    private final ResponseType type;

    Openings(ResponseType type) {
        this.type = type;
    }

    /**
     * The permits. Of a URL that varies both for the slot of the variant and for that of the index:
     * the response may vary by something new.
     */
    CompletionStage<Opening> open(Exchange exchange, Found found) {
        EntrySpace space = exchange.policy().shelf().space();
        CompletionStage<Opened> slot = space.open(exchange.target(found.slot(), type.type()));
        if (found.isPrimary()) {
            return slot.thenApply(opened -> new Opening(found, opened, null));
        }
        CompletionStage<Opened> primary = space.open(exchange.target(found.primary(), type.type()));
        return slot.thenCombine(primary, (one, other) -> new Opening(found, one, other));
    }

    /**
     * Lets the handler of a request run.
     *
     * @param flight who waits for its response; null if nobody can
     */
    CompletionStage<Answer> lead(
            Exchange exchange, Opening opening, @Nullable Flight flight, CacheStatus status) {
        exchange.counters().count(Event.LOAD);
        exchange.context().status(status);
        if (flight != null) {
            exchange.context().flight(flight);
        }
        boolean validates =
                exchange.validates()
                        && opening.found().chosen() != null
                        && Revalidation.mayBeConditional(exchange.client().method());
        Conditions conditions = conditions(exchange, validates ? opening.found().chosen() : null);
        exchange.load(
                new Load(
                        opening.found(),
                        opening.permits(),
                        flight,
                        Load.Began.now(),
                        conditions,
                        validates && conditions != null));
        return Answer.goOn();
    }

    private static @Nullable Conditions conditions(
            Exchange exchange, Found.@Nullable Candidate validated) {
        Fields ours =
                validated == null ? Fields.EMPTY : Revalidation.conditions(validated.response());
        try {
            return Conditions.replace(exchange.request(), ours);
        } catch (UnsupportedOperationException e) {
            LOG.debug("{}: the request can't be changed", exchange.name());
            return null;
        }
    }
}
