package dev.larder.cache.http.exchange;

import dev.larder.cache.CacheStatus;
import dev.larder.cache.backend.LocalSpace;
import dev.larder.cache.http.exchange.Found.Candidate;
import dev.larder.cache.http.rfc9111.ReuseDecision;
import dev.larder.cache.http.rfc9111.ReuseDecision.Verdict;
import dev.larder.cache.http.rfc9111.ReusePolicy;
import dev.larder.cache.http.route.RequestKeys;
import dev.larder.cache.http.route.RoutePolicy;
import dev.larder.cache.namespace.Counters.Event;
import dev.larder.cache.time.LarderClock;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Finds what is stored, has it judged, and replies with it. */
@Singleton
final class Lookups {

    private final Finder finder;
    private final Replies replies;
    private final LarderClock clock;

    Lookups(Finder finder, Replies replies, LarderClock clock) {
        this.finder = finder;
        this.replies = replies;
        this.clock = clock;
    }

    /** What is stored, and whether it may be used now. */
    record Decided(ReuseDecision decision, @Nullable Candidate candidate, Instant now) {

        Verdict verdict() {
            return decision.verdict();
        }
    }

    /** What is stored for a request. */
    CompletionStage<Found> find(Exchange exchange) {
        return finder.read(exchange);
    }

    /** What memory has for a request, without a stage. */
    Found here(LocalSpace space, Exchange.Asked asked) {
        RequestKeys.Keyed keyed = asked.keyed();
        if (keyed == null) {
            throw new IllegalStateException("Nothing can be found without a key.");
        }
        return finder.here(space, keyed.key(), asked.client().fields());
    }

    /** A hit in memory, without a stage; null if there is none. */
    @Nullable MutableHttpResponse<?> hit(RoutePolicy policy, Exchange.Asked asked, Found found) {
        Candidate candidate = found.chosen();
        if (candidate == null) {
            return null;
        }
        Instant now = now();
        ReuseDecision decision =
                policy.rules().reuse().decide(asked.client(), candidate.response(), now);
        if (decision.verdict() != Verdict.REUSE) {
            return null;
        }
        if (decision.isFresh()) {
            policy.shelf().namespace().counters().hit();
        } else {
            policy.shelf().namespace().counters().count(Event.STALE_HIT);
        }
        return replies.hit(
                new Replies.To(asked.request(), asked.client(), policy, found.primary(), now),
                candidate,
                decision);
    }

    /** Whether what was found may be used. */
    Decided decide(Exchange exchange, Found found) {
        ReusePolicy policy = exchange.policy().rules().reuse();
        Instant now = now();
        Candidate chosen = found.chosen();
        if (exchange.anew()) {
            return new Decided(policy.anew(exchange.client()), chosen, now);
        }
        ReuseDecision decision =
                chosen == null
                        ? policy.withoutStored(exchange.client(), found.index() != null)
                        : policy.decide(exchange.client(), chosen.response(), now);
        return new Decided(decision, chosen, now);
    }

    /** Whether what is stored is no longer fresh. */
    boolean isStale(Candidate candidate) {
        return !candidate.response().freshness().isFresh(now());
    }

    /** The reply with what may be used. */
    MutableHttpResponse<?> hit(Exchange exchange, Decided decided) {
        Candidate candidate = decided.candidate();
        if (candidate == null) {
            throw new IllegalStateException("Nothing is there to be used.");
        }
        exchange.counters().count(decided.decision().isFresh() ? Event.HIT : Event.STALE_HIT);
        return replies.hit(to(exchange, decided.now()), candidate, decided.decision());
    }

    /** The reply with what another's load gave. */
    MutableHttpResponse<?> collapsed(Exchange exchange, Candidate candidate) {
        exchange.counters().hit();
        return replies.collapsed(to(exchange, now()), candidate, exchange.forward());
    }

    /** The reply with what still holds, as its origin has said. */
    MutableHttpResponse<?> revalidated(Exchange exchange, Candidate candidate) {
        exchange.context().status(CacheStatus.REVALIDATED);
        return replies.revalidated(to(exchange, now()), candidate, exchange.forward());
    }

    /** The reply with what is stored, where the handler failed; empty: it may not be used. */
    Optional<MutableHttpResponse<?>> afterError(
            Exchange exchange, Candidate candidate, int failure) {
        Instant now = now();
        return exchange.policy()
                .rules()
                .reuse()
                .afterError(exchange.client(), candidate.response(), now)
                .map(
                        decision -> {
                            exchange.counters().count(Event.STALE_HIT);
                            return replies.standIn(to(exchange, now), candidate, decision, failure);
                        });
    }

    /** The reply where nothing may be used and the handler must not run. */
    MutableHttpResponse<?> absent(HttpRequest<?> request) {
        return replies.absent(request, now());
    }

    private static Replies.To to(Exchange exchange, Instant now) {
        return new Replies.To(
                exchange.request(),
                exchange.client(),
                exchange.policy(),
                exchange.keyed().key(),
                now);
    }

    private Instant now() {
        return Instant.ofEpochMilli(clock.millis());
    }
}
