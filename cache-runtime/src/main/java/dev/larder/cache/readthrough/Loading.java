package dev.larder.cache.readthrough;

import dev.larder.cache.CacheFailureHandler.Step;
import dev.larder.cache.CacheStatus;
import dev.larder.cache.backend.Filled;
import dev.larder.cache.backend.Permit;
import dev.larder.cache.backend.Target;
import dev.larder.cache.entry.Entry;
import dev.larder.cache.entry.ValueType;
import dev.larder.cache.load.Flight;
import dev.larder.cache.load.LoadContext;
import dev.larder.cache.load.Loaded;
import dev.larder.cache.load.SingleFlight;
import dev.larder.cache.namespace.Counters;
import dev.larder.cache.namespace.Counters.Event;
import dev.larder.cache.policy.Retention;
import dev.larder.cache.readthrough.Operation.Answer;
import dev.larder.cache.time.LarderClock;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs a loader once, gives its result to all who wait, and stores it if it may be stored. */
@Singleton
final class Loading {

    private static final Logger LOG = LoggerFactory.getLogger(Loading.class);

    private final LarderClock clock;
    private final SingleFlight flights;
    private final FailOpen failOpen;

    Loading(LarderClock clock, SingleFlight flights, FailOpen failOpen) {
        this.clock = clock;
        this.flights = flights;
        this.failOpen = failOpen;
    }

    /** Lets callers with this permit join a load that is run in any case. */
    void join(Permit permit, Flight flight) {
        if (permit.shareable()) {
            flights.lead(permit, flight);
        }
    }

    /** Loads for this caller alone; nothing is stored. */
    CompletionStage<Answer> alone(Operation op, CacheStatus status) {
        LoadContext context = context(op, status);
        return load(op, context).thenApply(loaded -> new Answer(loaded, status));
    }

    /**
     * Loads and stores.
     *
     * @param flight who waits for the result; null if nobody can
     */
    CompletionStage<Answer> run(
            Operation op, Permit permit, @Nullable Flight flight, CacheStatus status) {
        LoadContext context = context(op, status);
        if (flight != null) {
            context.flight(flight);
            flights.need(flight, op.outer());
        }
        return load(op, context)
                .thenCompose(loaded -> end(op, permit, flight, context, loaded))
                .thenApply(loaded -> new Answer(loaded, status));
    }

    private LoadContext context(Operation op, CacheStatus status) {
        return new LoadContext(
                op.namespace().name(),
                () -> op.target().key(),
                status,
                op.target().type(),
                op.parent(),
                () -> Instant.ofEpochMilli(clock.millis()));
    }

    private static CompletionStage<Loaded> load(Operation op, LoadContext context) {
        Counters counters = op.namespace().counters();
        counters.count(Event.LOAD);
        long began = System.nanoTime();
        return loaded(op.loader(), context)
                .thenApply(
                        loaded -> {
                            counters.loadTime(System.nanoTime() - began);
                            if (loaded.failure() != null) {
                                counters.count(Event.LOAD_FAILURE);
                            }
                            return loaded;
                        });
    }

    private static CompletionStage<Loaded> loaded(Operation.Loader loader, LoadContext context) {
        try {
            return loader.load(context);
        } catch (RuntimeException e) {
            return CompletableFuture.completedFuture(Loaded.failed(e));
        }
    }

    /** What callers get. They wait for the storing only where a failure of it would be theirs. */
    private CompletionStage<Loaded> end(
            Operation op,
            Permit permit,
            @Nullable Flight flight,
            LoadContext context,
            Loaded loaded) {
        Entry entry = loaded.kind() == Loaded.Kind.VALUE ? entry(op, context, loaded) : null;
        if (entry == null || !permit.storable()) {
            op.space().release(permit);
            land(permit, flight, loaded, false);
            return CompletableFuture.completedFuture(loaded);
        }
        if (flight != null && failOpen.always()) {
            flight.give(loaded);
        }
        Target target = target(op, context);
        CompletionStage<Loaded> stored =
                op.space()
                        .fill(permit, entry, target)
                        .handle((filled, failure) -> failure == null ? filled : Filled.FAILED)
                        .thenApply(
                                filled -> {
                                    count(op, filled);
                                    Loaded outcome = outcome(op, target, loaded, filled);
                                    land(permit, flight, outcome, filled == Filled.STORED);
                                    return outcome;
                                });
        return failOpen.always() ? CompletableFuture.completedFuture(loaded) : stored;
    }

    private Loaded outcome(Operation op, Target target, Loaded loaded, Filled filled) {
        if (filled != Filled.FAILED) {
            return loaded;
        }
        Throwable cause = target.attempt().failure();
        Throwable refusal =
                failOpen.refusal(
                        Step.FILL,
                        op.namespace().name(),
                        cause == null ? new IllegalStateException("no reason is known") : cause);
        return refusal == null ? loaded : Loaded.failed(refusal);
    }

    private void land(Permit permit, @Nullable Flight flight, Loaded loaded, boolean kept) {
        if (flight != null) {
            flights.end(permit, flight, kept);
            flight.land(loaded);
        }
    }

    private static Target target(Operation op, LoadContext context) {
        ValueType written = context.written();
        return written == null
                ? op.target()
                : new Target(op.target().key(), written, op.target().tags());
    }

    private static void count(Operation op, Filled filled) {
        if (filled != Filled.NO_PERMIT) {
            op.namespace()
                    .counters()
                    .count(filled == Filled.STORED ? Event.PUT : Event.PUT_REFUSED);
        }
    }

    /** What is to be stored; null if nothing is. What annotations ask of the result may fail. */
    private @Nullable Entry entry(Operation op, LoadContext context, Loaded loaded) {
        Object value = loaded.value();
        try {
            Retention.Decision decision =
                    Retention.decide(
                            op.policy(),
                            context.overrides(),
                            value == null,
                            op.kept().unless(value),
                            clock.millis(),
                            ThreadLocalRandom.current().nextDouble());
            if (decision.lifetime() == null) {
                return null;
            }
            return new Entry(value, decision.lifetime(), tags(op, context, value));
        } catch (RuntimeException e) {
            op.namespace().counters().count(Event.PUT_REFUSED);
            LOG.warn(
                    "A result of {} is not stored: reading its tags or its unless failed",
                    op.namespace().name(),
                    e);
            return null;
        }
    }

    private static List<String> tags(Operation op, LoadContext context, @Nullable Object value) {
        List<String> tags = new ArrayList<>(op.target().tags());
        for (List<String> more : List.of(op.kept().lateTags(value), context.tags())) {
            for (String tag : more) {
                if (!tags.contains(tag)) {
                    tags.add(tag);
                }
            }
        }
        return List.copyOf(tags);
    }
}
