package dev.larder.cache.http.exchange;

import dev.larder.cache.entry.Entry;
import dev.larder.cache.entry.Lifetime;
import dev.larder.cache.http.rfc9111.Combination;
import dev.larder.cache.http.rfc9111.OriginResponse;
import dev.larder.cache.http.rfc9111.ResponseHead;
import dev.larder.cache.http.rfc9111.StoreDecision.Storable;
import dev.larder.cache.http.rfc9111.StoredResponse;
import dev.larder.cache.http.rfc9111.Vary;
import dev.larder.cache.http.rfc9111.field.DeltaSeconds;
import dev.larder.cache.http.rfc9111.field.FieldName;
import dev.larder.cache.http.rfc9111.field.Fields;
import dev.larder.cache.http.route.GroupTags;
import dev.larder.cache.time.LarderClock;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;

/** Makes the entries of responses: what of them is kept, under which tags, and how long. */
@Singleton
final class ResponseEntries {

    private final ResponseType type;
    private final LarderClock clock;
    private final GroupTags groups;

    ResponseEntries(ResponseType type, LarderClock clock, GroupTags groups) {
        this.type = type;
        this.clock = clock;
        this.groups = groups;
    }

    /**
     * What a response consists of, beside its head.
     *
     * @param reason the phrase behind its status; empty: the usual one
     */
    record Made(byte[] body, String reason, List<String> tags) {}

    /** What a response that a handler has just made consists of. */
    Made made(Exchange exchange, MutableHttpResponse<?> response, Captured captured) {
        byte[] body = captured.bytes();
        if (body == null) {
            throw new IllegalStateException("A response is stored whose body is not known.");
        }
        List<String> early = exchange.target(exchange.keyed().key(), type.type()).tags();
        return new Made(body, reason(response), Outcomes.tags(exchange, early, captured.result()));
    }

    /** The entry of a response, with what of its request it depends on. */
    Entry entry(Exchange exchange, Storable storable, Made made) {
        byte[] body = made.body();
        ResponseHead head = Dressing.head(exchange.policy(), exchange.client().fields(), storable);
        Combination combination = combination(exchange, head, body);
        head = combination.head();
        body = combination.body();
        double part =
                exchange.policy().rules().loading().jitter()
                        * ThreadLocalRandom.current().nextDouble();
        StoredReply reply =
                new StoredReply(
                        head,
                        body,
                        storable.freshness().initialAge(),
                        Dressing.tag(exchange.policy(), head.status(), head.fields(), body),
                        head.status() == storable.head().status() ? made.reason() : "");
        List<String> varying =
                Vary.of(storable.head().fields()).names().stream()
                        .filter(name -> !exchange.policy().reply().covered().contains(name))
                        .toList();
        SlotContent content =
                new SlotContent(reply, Selection.of(varying, exchange.client().fields()), null);
        return new Entry(
                content,
                Lifetimes.of(storable, clock.millis(), part, retention(exchange, reply, storable)),
                tags(exchange, made, storable.head().fields()));
    }

    private List<String> tags(Exchange exchange, Made made, Fields fields) {
        List<String> grouped = groups.of(exchange.request(), fields);
        return grouped.isEmpty()
                ? made.tags()
                : Stream.concat(made.tags().stream(), grouped.stream()).distinct().toList();
    }

    private static Duration retention(Exchange exchange, StoredReply reply, Storable storable) {
        StoredResponse stored =
                new StoredResponse(
                        reply.head(), reply.body(), storable.freshness(), Optional.empty());
        return exchange.policy().rules().reuse().retention(stored);
    }

    /** The entry of a response that is given to one client and not stored. */
    Entry passing(Exchange exchange, OriginResponse response, Made made) {
        // Replies say their age themselves.
        Fields fields = response.fields().without(FieldName.AGE::equalsIgnoreCase);
        StoredReply reply =
                new StoredReply(
                        ResponseHead.of(response.status(), fields, List.of()),
                        made.body(),
                        age(response),
                        Dressing.tag(exchange.policy(), response.status(), fields, made.body()),
                        made.reason());
        long now = clock.millis();
        return new Entry(
                new SlotContent(reply, Selection.NONE, null),
                new Lifetime(now, now, now),
                made.tags());
    }

    private static Duration age(OriginResponse response) {
        return response.fields()
                .first(FieldName.AGE)
                .flatMap(DeltaSeconds::parse)
                .orElse(Duration.ZERO);
    }

    /** A part with what is stored of the same representation; else the response alone. */
    private static Combination combination(Exchange exchange, ResponseHead head, byte[] body) {
        Combination alone = Combination.alone(head, body);
        Load load = exchange.load();
        Found.Candidate there = load == null ? null : load.found().chosen();
        return there == null
                ? alone
                : Combination.of(there.response(), head, body)
                        .filter(both -> mayKeep(exchange, both))
                        .orElse(alone);
    }

    private static boolean mayKeep(Exchange exchange, Combination both) {
        return exchange.policy().rules().store().mayKeep(both.body().length);
    }

    private static String reason(MutableHttpResponse<?> response) {
        String usual = HttpStatus.getDefaultReason(response.code());
        return response.reason().equals(usual) ? "" : response.reason();
    }
}
