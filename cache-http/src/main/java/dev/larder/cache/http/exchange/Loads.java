package dev.larder.cache.http.exchange;

import dev.larder.cache.CacheStatus;
import dev.larder.cache.backend.EntrySpace;
import dev.larder.cache.entry.Entry;
import dev.larder.cache.http.exchange.Found.Candidate;
import dev.larder.cache.http.rfc9111.ReuseDecision.Verdict;
import dev.larder.cache.load.Flight;
import dev.larder.cache.load.Loaded;
import dev.larder.cache.load.SingleFlight;
import dev.larder.cache.load.Turns;
import dev.larder.cache.namespace.Counters.Event;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.CompletionStage;

/**
 * Answers a request from what is stored; else lets its handler run, once for all who ask for the
 * same, or has it wait for the handler of another.
 */
@Singleton
final class Loads {

    private final Lookups lookups;
    private final Openings openings;
    private final Waiting waiting;
    private final SingleFlight flights;
    private final Turns turns;
    private final Behind behind;
    private final Unshared unshared;

    Loads(
            Lookups lookups,
            Openings openings,
            Waiting waiting,
            SingleFlight flights,
            Turns turns,
            Behind behind,
            Unshared unshared) {
        this.lookups = lookups;
        this.openings = openings;
        this.waiting = waiting;
        this.flights = flights;
        this.turns = turns;
        this.behind = behind;
        this.unshared = unshared;
    }

    /** Looks up and answers. */
    CompletionStage<Answer> look(Exchange exchange) {
        return waiting.then(
                lookups.find(exchange),
                found -> {
                    Lookups.Decided decided = lookups.decide(exchange, found);
                    return decided.verdict() == Verdict.REUSE
                            ? Answer.reply(lookups.hit(exchange, decided))
                            : proceed(exchange, found, decided);
                });
    }

    /** What becomes of a request that nothing stored answers. */
    CompletionStage<Answer> proceed(Exchange exchange, Found found, Lookups.Decided decided) {
        if (decided.verdict() == Verdict.REUSE_AND_REFRESH && Behind.mayRenew(exchange)) {
            behind.renew(exchange, found);
            return Answer.reply(lookups.hit(exchange, decided));
        }
        exchange.counters().count(Event.MISS);
        exchange.forward(decided.decision().reason());
        exchange.validates(validates(decided.verdict()));
        return switch (decided.verdict()) {
            case GATEWAY_TIMEOUT -> Answer.reply(lookups.absent(exchange.request()));
            case BYPASS -> Answer.goOn();
            case REUSE, REUSE_AND_REFRESH, VALIDATE, FORWARD -> load(exchange, found);
        };
    }

    private static boolean validates(Verdict verdict) {
        return verdict == Verdict.VALIDATE || verdict == Verdict.REUSE_AND_REFRESH;
    }

    private CompletionStage<Answer> load(Exchange exchange, Found found) {
        // What is made for HEAD may be of no use to those who wait for a GET.
        if (!exchange.policy().rules().reuse().mayShareLoad(exchange.client())
                || !HeadHandler.givesNoneForGet(exchange.request())
                || unshared.contains(found.primary())) {
            return alone(exchange, found);
        }
        return wantsNewer(exchange)
                ? forced(exchange, found)
                : waiting.then(
                        openings.open(exchange, found), opening -> opened(exchange, opening));
    }

    /** Whether only a load will do that begins after the request came. */
    private static boolean wantsNewer(Exchange exchange) {
        var asked = exchange.client().directives();
        return exchange.anew()
                || exchange.policy().rules().heedsRequests()
                        && (asked.noCache() || asked.maxAge().filter(Duration::isZero).isPresent());
    }

    private CompletionStage<Answer> alone(Exchange exchange, Found found) {
        return waiting.then(
                openings.open(exchange, found),
                opening -> openings.lead(exchange, opening, null, CacheStatus.MISS));
    }

    private CompletionStage<Answer> opened(Exchange exchange, Opening opening) {
        Entry there = opening.there();
        if (there != null && Found.content(there).isFor(exchange.client().fields())) {
            Opening since = opening.with(there);
            Lookups.Decided decided = lookups.decide(exchange, since.found());
            if (decided.verdict() == Verdict.REUSE) {
                return Answer.reply(lookups.hit(exchange, decided));
            }
            exchange.validates(validates(decided.verdict()));
            return shared(exchange, since);
        }
        return shared(exchange, opening);
    }

    private CompletionStage<Answer> shared(Exchange exchange, Opening opening) {
        if (!opening.permit().shareable() || !exchange.policy().rules().loading().singleFlight()) {
            return openings.lead(exchange, opening, null, CacheStatus.MISS);
        }
        return seated(exchange, opening, flights.join(opening.permit(), exchange::name));
    }

    private CompletionStage<Answer> seated(
            Exchange exchange, Opening opening, SingleFlight.Place place) {
        return place.leads()
                ? openings.lead(exchange, opening, place.flight(), CacheStatus.MISS)
                : waiting.until(
                        exchange,
                        place.flight().result(),
                        loaded -> awaited(exchange, opening, place.flight(), loaded));
    }

    private CompletionStage<Answer> awaited(
            Exchange exchange, Opening opening, Flight flight, Loaded loaded) {
        if (loaded != Waiting.LATE) {
            return given(exchange, opening.found(), loaded);
        }
        if (exchange.wasLate()) {
            return openings.lead(exchange, opening, null, CacheStatus.MISS);
        }
        SingleFlight.Place next = flights.replace(opening.permit(), flight);
        return next == null ? look(exchange) : seated(exchange, opening, next);
    }

    /** What a load gave to one who waited for it. */
    private CompletionStage<Answer> given(Exchange exchange, Found found, Loaded loaded) {
        if (!(loaded.value() instanceof Shared shared) || loaded.kind() != Loaded.Kind.VALUE) {
            return alone(exchange, found);
        }
        if (shared.standsIn()) {
            return lookups.afterError(exchange, Candidate.of(shared.entry()), shared.failure())
                    .map(Answer::reply)
                    .orElseGet(() -> alone(exchange, found));
        }
        if (Found.content(shared.entry()).isFor(exchange.client().fields())) {
            return Answer.reply(lookups.collapsed(exchange, Candidate.of(shared.entry())));
        }
        // It varies, and this request asks for another variant: now it is known which.
        return exchange.wasRestarted()
                ? alone(exchange, found)
                : waiting.then(shared.filled(), filled -> look(exchange));
    }

    private record Slot(EntrySpace space, Object key) {}

    private CompletionStage<Answer> forced(Exchange exchange, Found found) {
        Slot slot = new Slot(exchange.policy().shelf().space(), found.slot());
        Turns.Turn turn = turns.take(slot, exchange::name);
        Flight flight = turn.flight();
        if (!turn.leads()) {
            return waiting.until(
                    exchange, flight.result(), loaded -> given(exchange, found, loaded));
        }
        flight.landed().whenComplete((loaded, failure) -> turns.end(slot, flight));
        if (turn.before() == null) {
            return force(exchange, found, flight);
        }
        return waiting.until(
                exchange,
                turn.before().landed(),
                ended -> {
                    turns.begin(slot, flight);
                    return force(exchange, found, flight);
                });
    }

    private CompletionStage<Answer> force(Exchange exchange, Found found, Flight flight) {
        return waiting.then(
                openings.open(exchange, found),
                opening -> {
                    if (opening.permit().shareable()) {
                        flights.lead(opening.permit(), flight);
                    }
                    return openings.lead(exchange, opening, flight, CacheStatus.REFRESH);
                });
    }
}
