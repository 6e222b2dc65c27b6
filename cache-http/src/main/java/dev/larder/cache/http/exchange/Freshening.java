package dev.larder.cache.http.exchange;

import dev.larder.cache.entry.Entry;
import dev.larder.cache.http.exchange.Found.Candidate;
import dev.larder.cache.http.rfc9111.OriginResponse;
import dev.larder.cache.http.rfc9111.ReusePolicy;
import dev.larder.cache.http.rfc9111.Revalidation;
import dev.larder.cache.http.rfc9111.StoreDecision;
import dev.larder.cache.http.rfc9111.StoreDecision.Verdict;
import dev.larder.cache.http.rfc9111.StoreReason;
import dev.larder.cache.http.rfc9111.field.Fields;
import dev.larder.cache.http.rfc9111.field.ResponseDirectives;
import dev.larder.cache.http.settings.HttpSettings;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the response of a handler means for the one that was stored before: it holds on (RFC 9111,
 * 4.3.4), it stands in for an error (4.2.4), its fields are renewed by a HEAD (4.3.5).
 */
@Singleton
final class Freshening {

    private static final int NOT_MODIFIED = 304;

    /** After these not even the stored response may stay. */
    private static final Set<StoreReason> ENDS =
            Set.of(StoreReason.NO_STORE, StoreReason.PRIVATE, StoreReason.VARIES_ALWAYS);

    private final Outcomes outcomes;
    private final Storing storing;
    private final ResponseEntries entries;
    private final Lookups lookups;
    private final Unshared unshared;
    private final List<String> targetedFields;

    Freshening(
            Outcomes outcomes,
            Storing storing,
            ResponseEntries entries,
            Lookups lookups,
            Unshared unshared,
            HttpSettings settings) {
        this.outcomes = outcomes;
        this.entries = entries;
        this.storing = storing;
        this.lookups = lookups;
        this.unshared = unshared;
        this.targetedFields = settings.storing().targetedFields();
    }

    /** Whether a response says that the stored one holds, of which it was asked. */
    static boolean holds(Load load, int status, Fields fields) {
        Candidate validated = load.validated();
        return validated != null
                && status == NOT_MODIFIED
                && Revalidation.isAbout(validated.response(), fields, load.began().at());
    }

    /** Whether a response is one to a condition of ours, and about something else. */
    static boolean isMistaken(Load load, int status, Fields fields) {
        return load.validated() != null && status == NOT_MODIFIED && !holds(load, status, fields);
    }

    /**
     * The reply in place of a handler's response, which has no content; empty: that one goes out.
     */
    Optional<MutableHttpResponse<?>> reply(
            Exchange exchange, Load load, MutableHttpResponse<?> response, boolean replaceable) {
        Candidate stored = load.found().chosen();
        if (stored == null) {
            return Optional.empty();
        }
        Fields fields = exchange.own(ResponseFields.of(response.getHeaders()));
        if (holds(load, response.code(), fields)) {
            outcomes.count(exchange, load, response);
            return Optional.of(renewed(exchange, load, fields, response));
        }
        if (replaceable && ReusePolicy.isError(response.code())) {
            return standIn(exchange, load, stored, response);
        }
        return Optional.empty();
    }

    private MutableHttpResponse<?> renewed(
            Exchange exchange, Load load, Fields fields, MutableHttpResponse<?> response) {
        Candidate stored = load.stored();
        OriginResponse merged =
                merged(exchange, load, new Outcomes.Renewal(stored, response, fields));
        StoreDecision decision =
                exchange.policy().rules().store().decide(exchange.client(), merged);
        exchange.stored(decision.reason());
        unshared.note(exchange.keyed().key(), decision, merged.status());
        Entry entry = entry(exchange, stored, merged, decision);
        if (decision.storable().isPresent()) {
            storing.store(exchange, load, entry, decision.verdict() == Verdict.STORE);
        } else {
            end(exchange, load, decision.reason());
        }
        MutableHttpResponse<?> reply = lookups.revalidated(exchange, Candidate.of(entry));
        addOfItsClient(reply, fields);
        exchange.addSurroundings(reply);
        return reply;
    }

    /** What nobody else gets is not in what is stored. */
    private void addOfItsClient(MutableHttpResponse<?> reply, Fields renewing) {
        ResponseDirectives directives = ResponseDirectives.of(renewing, targetedFields);
        Revalidation.ofItsClient(renewing, directives)
                .without(reply.getHeaders()::contains)
                .forEach(field -> reply.getHeaders().add(field.name(), field.value()));
    }

    private OriginResponse merged(Exchange exchange, Load load, Outcomes.Renewal renewal) {
        OriginResponse made = outcomes.renewing(exchange, load, renewal);
        Fields renewing = renewal.fields();
        Fields fields =
                Revalidation.freshened(
                        renewal.stored().response(),
                        renewing,
                        ResponseDirectives.of(renewing, targetedFields),
                        made.responseTime());
        return new OriginResponse(
                made.status(),
                withAge(fields, renewing),
                made.content(),
                made.handling(),
                made.requestTime(),
                made.responseTime());
    }

    /** The age of the stored response has ended; that of the new one counts. */
    private static Fields withAge(Fields fields, Fields renewing) {
        return renewing.first("Age").map(age -> fields.with("Age", age)).orElse(fields);
    }

    private Entry entry(
            Exchange exchange, Candidate stored, OriginResponse merged, StoreDecision decision) {
        ResponseEntries.Made made =
                new ResponseEntries.Made(
                        stored.response().body(),
                        stored.content().reply().reason(),
                        Outcomes.tags(exchange, stored.tags()));
        return decision.storable().isPresent()
                ? entries.entry(exchange, decision.storable().get(), made)
                : entries.passing(exchange, merged, made);
    }

    private void end(Exchange exchange, Load load, StoreReason reason) {
        if (ENDS.contains(reason)) {
            storing.remove(exchange, load);
        }
        storing.letGo(exchange, load);
    }

    private Optional<MutableHttpResponse<?>> standIn(
            Exchange exchange, Load load, Candidate stored, MutableHttpResponse<?> response) {
        Optional<MutableHttpResponse<?>> reply =
                lookups.afterError(exchange, stored, response.code());
        reply.ifPresent(
                stale -> {
                    outcomes.failed(exchange, load);
                    exchange.addSurroundings(stale);
                    storing.standIn(exchange, load, stored, response.code());
                });
        return reply;
    }

    /**
     * What is stored and stale must not answer any more where its origin gives something else; what
     * it gives to one user says nothing of that.
     */
    void superseded(Exchange exchange, Load load, StoreDecision decision, int status) {
        Candidate stored = load.found().chosen();
        if (stored != null
                && exchange.request().getMethod() != HttpMethod.HEAD
                && decision.supersedes(status)
                && exchange.policy().rules().reuse().mayShareLoad(exchange.client())
                && lookups.isStale(stored)) {
            storing.remove(exchange, load);
        }
    }

    /** What a response to HEAD says of what is stored; then it goes out as it is. */
    boolean ofHead(
            Exchange exchange, Load load, MutableHttpResponse<?> response, OriginResponse head) {
        Candidate stored = load.found().chosen();
        if (stored == null || exchange.request().getMethod() != HttpMethod.HEAD) {
            return false;
        }
        Revalidation.OfHead says =
                Revalidation.head(
                        stored.response(), head.status(), head.fields(), head.responseTime());
        switch (says) {
            case SAME ->
                    renewedByHead(
                            exchange, load, new Outcomes.Renewal(stored, response, head.fields()));
            case OTHER -> {
                storing.remove(exchange, load);
                storing.letGo(exchange, load);
            }
            case NOTHING -> {}
        }
        return says != Revalidation.OfHead.NOTHING;
    }

    private void renewedByHead(Exchange exchange, Load load, Outcomes.Renewal renewal) {
        OriginResponse merged = merged(exchange, load, renewal);
        StoreDecision decision =
                exchange.policy().rules().store().decide(exchange.client(), merged);
        if (decision.storable().isPresent()) {
            Entry entry = entry(exchange, renewal.stored(), merged, decision);
            storing.store(exchange, load, entry, decision.verdict() == Verdict.STORE);
        } else {
            end(exchange, load, decision.reason());
        }
    }
}
