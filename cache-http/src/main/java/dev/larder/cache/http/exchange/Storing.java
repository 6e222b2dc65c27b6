package dev.larder.cache.http.exchange;

import dev.larder.cache.CacheStatus;
import dev.larder.cache.backend.EntrySpace;
import dev.larder.cache.backend.Filled;
import dev.larder.cache.backend.Permit;
import dev.larder.cache.backend.Target;
import dev.larder.cache.entry.Entry;
import dev.larder.cache.entry.Lifetime;
import dev.larder.cache.http.exchange.Found.Candidate;
import dev.larder.cache.http.rfc9111.Combination;
import dev.larder.cache.http.rfc9111.OriginResponse;
import dev.larder.cache.http.rfc9111.ResponseHead;
import dev.larder.cache.http.rfc9111.StoreDecision.Storable;
import dev.larder.cache.http.rfc9111.StoredResponse;
import dev.larder.cache.http.rfc9111.Vary;
import dev.larder.cache.http.rfc9111.field.Fields;
import dev.larder.cache.http.route.GroupTags;
import dev.larder.cache.http.settings.HttpSettings;
import dev.larder.cache.load.Flight;
import dev.larder.cache.load.Loaded;
import dev.larder.cache.load.SingleFlight;
import dev.larder.cache.namespace.Counters.Event;
import dev.larder.cache.time.LarderClock;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Stores responses, and ends the loads that they come from. */
@Singleton
final class Storing {

    private static final Logger LOG = LoggerFactory.getLogger(Storing.class);

    private final SingleFlight flights;
    private final ResponseType type;
    private final LarderClock clock;
    private final int mostVariants;
    private final GroupTags groups;

    Storing(
            SingleFlight flights,
            ResponseType type,
            LarderClock clock,
            HttpSettings settings,
            GroupTags groups) {
        this.flights = flights;
        this.type = type;
        this.clock = clock;
        this.mostVariants = settings.requests().maxVariants();
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
                        made.reason());
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
        StoredReply reply =
                new StoredReply(
                        ResponseHead.of(response.status(), response.fields(), List.of()),
                        made.body(),
                        Duration.ZERO,
                        Dressing.tag(
                                exchange.policy(),
                                response.status(),
                                response.fields(),
                                made.body()),
                        made.reason());
        long now = clock.millis();
        return new Entry(
                new SlotContent(reply, Selection.NONE, null),
                new Lifetime(now, now, now),
                made.tags());
    }

    /** A part with what is stored of the same representation; else the response alone. */
    private static Combination combination(Exchange exchange, ResponseHead head, byte[] body) {
        Combination alone = new Combination(head, body);
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

    /**
     * Stores an entry where it belongs, and gives it to those who wait.
     *
     * @param shared false: it may be used after validation only, and they make their own
     */
    void store(Exchange exchange, Load load, Entry entry, boolean shared) {
        CompletionStage<Filled> filled = filled(exchange, load, entry);
        Loaded loaded = shared ? Loaded.of(new Shared(entry, filled, false)) : Finishing.nothing();
        Flight flight = load.flight();
        if (flight != null && !filled.toCompletableFuture().isDone()) {
            flight.give(loaded);
        }
        filled.whenComplete(
                (done, failure) -> {
                    counted(exchange, failure == null ? done : Filled.FAILED);
                    land(load, loaded, done == Filled.STORED);
                });
    }

    private CompletionStage<Filled> filled(Exchange exchange, Load load, Entry entry) {
        SlotContent content = Found.content(entry);
        List<String> names = content.selection().names();
        VaryIndex index = load.found().varyIndex();
        if (!load.found().isPrimary() && index != null && index.newest().equals(names)) {
            return variant(exchange, load, entry);
        }
        release(exchange, load.permits().primary() == null ? null : load.permits().slot());
        if (names.isEmpty() && index == null) {
            return fill(exchange, load, load.permits().slot(), entry);
        }
        VaryIndex more = (index == null ? VaryIndex.create() : index).with(names, mostVariants);
        Entry listing =
                new Entry(
                        new SlotContent(content.reply(), content.selection(), more),
                        Lifetimes.listing(entry.lifetime()),
                        entry.tags());
        return fill(exchange, load, load.permits().ofPrimary(), listing);
    }

    /** Into a slot of its own; the index has to live as long. */
    private CompletionStage<Filled> variant(Exchange exchange, Load load, Entry entry) {
        SlotContent content = Found.content(entry);
        Target target = exchange.target(load.slot(), type.type());
        Entry variant =
                new Entry(
                        new SlotContent(content.reply(), content.selection(), null),
                        entry.lifetime(),
                        entry.tags());
        Entry listing = load.found().index();
        Permit primary = load.permits().primary();
        boolean outlives =
                listing != null && listing.lifetime().staleUntil() < entry.lifetime().staleUntil();
        if (listing != null && primary != null && outlives && primary.storable()) {
            Lifetime longer = Lifetimes.atLeast(listing.lifetime(), entry.lifetime());
            exchange.policy()
                    .shelf()
                    .space()
                    .fill(
                            primary,
                            new Entry(listing.value(), longer, listing.tags()),
                            exchange.target(load.found().primary(), type.type()));
        } else {
            release(exchange, primary);
        }
        return fill(exchange, target, load.permits().slot(), variant);
    }

    private CompletionStage<Filled> fill(Exchange exchange, Load load, Permit permit, Entry entry) {
        return fill(exchange, exchange.target(load.found().primary(), type.type()), permit, entry);
    }

    private static CompletionStage<Filled> fill(
            Exchange exchange, Target target, Permit permit, Entry entry) {
        EntrySpace space = exchange.policy().shelf().space();
        if (!permit.storable()) {
            space.release(permit);
            return CompletableFuture.completedFuture(Filled.NO_PERMIT);
        }
        CompletionStage<Filled> filled = space.fill(permit, entry, target);
        boolean replaces = exchange.context().status() == CacheStatus.REFRESH;
        return replaces ? filled.thenCompose(done -> removedIfOlder(space, target, done)) : filled;
    }

    /** A load that was asked for as newer must not leave an older response behind. */
    private static CompletionStage<Filled> removedIfOlder(
            EntrySpace space, Target target, Filled filled) {
        return filled == Filled.OVERTAKEN
                ? space.remove(List.of(target.key())).handle((removed, failure) -> filled)
                : CompletableFuture.completedFuture(filled);
    }

    private static void counted(Exchange exchange, Filled filled) {
        if (filled != Filled.NO_PERMIT) {
            exchange.counters().count(filled == Filled.STORED ? Event.PUT : Event.PUT_REFUSED);
        }
    }

    /** Ends a load whose response is not for others. */
    void letGo(Exchange exchange, Load load) {
        release(exchange, load.permits().slot());
        release(exchange, load.permits().primary());
        land(load, Finishing.nothing(), false);
    }

    /** What was stored before must not answer any more. */
    void remove(Exchange exchange, Load load) {
        exchange.policy()
                .shelf()
                .space()
                .remove(List.of(load.slot()))
                .whenComplete(
                        (removed, failure) -> {
                            if (failure != null) {
                                // The backend tries again by itself.
                                LOG.warn("{} was not removed yet", exchange.name(), failure);
                            }
                        });
    }

    /** Ends a load whose response was an error: those who wait get what is stored. */
    void standIn(Exchange exchange, Load load, Candidate stored) {
        release(exchange, load.permits().slot());
        release(exchange, load.permits().primary());
        CompletionStage<Filled> done = CompletableFuture.completedFuture(Filled.NO_PERMIT);
        land(load, Loaded.of(new Shared(stored.entry(), done, true)), false);
    }

    private static void release(Exchange exchange, @Nullable Permit permit) {
        if (permit != null) {
            exchange.policy().shelf().space().release(permit);
        }
    }

    private void land(Load load, Loaded loaded, boolean kept) {
        Flight flight = load.flight();
        if (flight != null) {
            flights.end(load.permits().slot(), flight, kept);
            flight.land(loaded);
        }
    }
}
