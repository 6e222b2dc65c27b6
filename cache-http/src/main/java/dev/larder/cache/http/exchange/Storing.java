package dev.larder.cache.http.exchange;

import dev.larder.cache.CacheStatus;
import dev.larder.cache.backend.EntrySpace;
import dev.larder.cache.backend.Filled;
import dev.larder.cache.backend.Permit;
import dev.larder.cache.backend.Target;
import dev.larder.cache.entry.Entry;
import dev.larder.cache.entry.Lifetime;
import dev.larder.cache.http.exchange.Found.Candidate;
import dev.larder.cache.http.settings.HttpSettings;
import dev.larder.cache.load.Flight;
import dev.larder.cache.load.Loaded;
import dev.larder.cache.load.SingleFlight;
import dev.larder.cache.namespace.Counters.Event;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Stores responses, and ends the loads that they come from. */
@Singleton
final class Storing {

    private static final Logger LOG = LoggerFactory.getLogger(Storing.class);

    private final SingleFlight flights;
    private final ResponseType type;
    private final int mostVariants;

    Storing(SingleFlight flights, ResponseType type, HttpSettings settings) {
        this.flights = flights;
        this.type = type;
        this.mostVariants = settings.requests().maxVariants();
    }

    /**
     * Stores an entry where it belongs, and gives it to those who wait.
     *
     * @param shared false: it may be used after validation only, and they make their own
     */
    void store(Exchange exchange, Load load, Entry entry, boolean shared) {
        CompletionStage<Filled> filled = filled(exchange, load, entry);
        Loaded loaded = shared ? Loaded.of(new Shared(entry, filled, 0)) : Finishing.nothing();
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
                .remove(List.of(load.found().chosenSlot()))
                .whenComplete(
                        (removed, failure) -> {
                            if (failure != null) {
                                // The backend tries again by itself.
                                LOG.warn("{} was not removed yet", exchange.name(), failure);
                            }
                        });
    }

    /**
     * Ends a load whose response was an error: those who wait get what is stored.
     *
     * @param failure the status of the error
     */
    void standIn(Exchange exchange, Load load, Candidate stored, int failure) {
        release(exchange, load.permits().slot());
        release(exchange, load.permits().primary());
        CompletionStage<Filled> done = CompletableFuture.completedFuture(Filled.NO_PERMIT);
        land(load, Loaded.of(new Shared(stored.entry(), done, failure)), false);
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
