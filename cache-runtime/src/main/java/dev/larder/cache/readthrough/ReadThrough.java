package dev.larder.cache.readthrough;

import dev.larder.cache.CacheFailureHandler.Step;
import dev.larder.cache.CacheRecursionException;
import dev.larder.cache.CacheStatus;
import dev.larder.cache.backend.Opened;
import dev.larder.cache.backend.Permit;
import dev.larder.cache.backend.Seen;
import dev.larder.cache.entry.Entry;
import dev.larder.cache.load.Flight;
import dev.larder.cache.load.Loaded;
import dev.larder.cache.load.SingleFlight;
import dev.larder.cache.load.Stages;
import dev.larder.cache.load.Turns;
import dev.larder.cache.namespace.Counters.Event;
import dev.larder.cache.policy.Lookup;
import dev.larder.cache.readthrough.Operation.Answer;
import dev.larder.cache.time.LarderClock;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Answers a call from the backend, or loads once for all who ask and keeps the result. Holds the
 * order of the steps and no rules. Its stages never fail: a failure is a {@link Loaded}.
 */
@Singleton
public final class ReadThrough {

    private static final Loaded LATE = Loaded.of(null);
    private static final Loaded CUT = Loaded.of(null);

    private static final long MOST_SECONDS = 365L * 24 * 3600;

    private final LarderClock clock;
    private final SingleFlight flights;
    private final Turns turns;
    private final Loading loading;
    private final FailOpen failOpen;

    ReadThrough(
            LarderClock clock,
            SingleFlight flights,
            Turns turns,
            Loading loading,
            FailOpen failOpen) {
        this.clock = clock;
        this.flights = flights;
        this.turns = turns;
        this.loading = loading;
        this.failOpen = failOpen;
    }

    /** The entry, or what a load gives. */
    public CompletionStage<Answer> get(Operation op) {
        long came = System.nanoTime();
        return op.space().read(op.target()).thenCompose(seen -> read(op, seen, came));
    }

    private CompletionStage<Answer> read(Operation op, Seen seen, long came) {
        if (usable(seen.entry())) {
            return hit(op, seen.entry());
        }
        Loaded refusal = refusal(op, Step.READ);
        return refusal != null
                ? done(refusal, CacheStatus.MISS)
                : Stages.then(
                        op.resume(),
                        op.space().open(op.target()),
                        opened -> opened(op, opened, came));
    }

    /** The end of a call whose step failed and that must not go on; null if it goes on. */
    private @Nullable Loaded refusal(Operation op, Step step) {
        Throwable cause = op.target().attempt().failure();
        Throwable refusal = failOpen.refusal(step, op.namespace().name(), cause);
        return refusal == null ? null : Loaded.failed(refusal);
    }

    private CompletionStage<Answer> opened(Operation op, Opened opened, long came) {
        if (usable(opened.entry())) {
            return hit(op, opened.entry());
        }
        Permit permit = opened.permit();
        Loaded refusal = refusal(op, Step.OPEN);
        if (refusal != null) {
            op.space().release(permit);
            return done(refusal, CacheStatus.MISS);
        }
        op.namespace().counters().count(Event.MISS);
        if (!permit.shareable() || !op.policy().singleFlight()) {
            return loading.run(op, permit, null, CacheStatus.MISS);
        }
        return seated(op, permit, flights.join(permit, () -> name(op), came));
    }

    private CompletionStage<Answer> seated(Operation op, Permit permit, SingleFlight.Place place) {
        return place.leads()
                ? loading.run(op, permit, place.flight(), CacheStatus.MISS)
                : follow(op, permit, place.flight());
    }

    private CompletionStage<Answer> follow(Operation op, Permit permit, Flight flight) {
        if (!op.patient() && !flight.result().isDone()) {
            return loading.alone(op, CacheStatus.MISS);
        }
        return await(
                op,
                flight,
                flight.result(),
                loaded -> {
                    if (loaded == LATE) {
                        SingleFlight.Place next = flights.replace(permit, flight);
                        return next == null ? get(op) : seated(op, permit, next);
                    }
                    return shared(op, loaded, CacheStatus.MISS);
                });
    }

    /** What a load gave to one who waited for it. */
    private CompletionStage<Answer> shared(Operation op, Loaded loaded, CacheStatus status) {
        if (loaded == CUT) {
            return loading.alone(op, status);
        }
        return switch (loaded.kind()) {
            case VALUE, FAILURE -> done(loaded, status);
            case PRIVATE -> loading.alone(op, status);
            case INTERRUPTED -> get(op);
        };
    }

    /** Loads although there may be an entry, and replaces it. */
    public CompletionStage<Answer> refresh(Operation op) {
        if (!op.patient()) {
            return force(op, new Flight(() -> name(op)));
        }
        Object slot = new Slot(op.space(), op.target().key());
        Turns.Turn turn = turns.take(slot, () -> name(op));
        if (!turn.leads()) {
            return await(
                    op,
                    turn.flight(),
                    turn.flight().result(),
                    loaded ->
                            loaded == LATE
                                    ? loading.alone(op, CacheStatus.REFRESH)
                                    : shared(op, loaded, CacheStatus.REFRESH));
        }
        turn.flight().landed().whenComplete((loaded, failure) -> turns.end(slot, turn.flight()));
        if (turn.before() == null) {
            return force(op, turn.flight());
        }
        return await(
                op,
                turn.before(),
                turn.before().landed(),
                ignored -> {
                    turns.begin(slot, turn.flight());
                    return force(op, turn.flight());
                });
    }

    /** Loads for this caller alone: nothing is read or stored. */
    public CompletionStage<Answer> alone(Operation op, CacheStatus status) {
        return loading.alone(op, status);
    }

    private record Slot(Object space, Object key) {}

    private CompletionStage<Answer> force(Operation op, Flight flight) {
        return Stages.then(
                op.resume(),
                op.space().open(op.target()),
                opened -> {
                    Loaded refusal = refusal(op, Step.OPEN);
                    if (refusal != null) {
                        op.space().release(opened.permit());
                        flight.land(refusal);
                        return done(refusal, CacheStatus.REFRESH);
                    }
                    loading.join(opened.permit(), flight);
                    return loading.run(op, opened.permit(), flight, CacheStatus.REFRESH);
                });
    }

    private CompletionStage<Answer> await(
            Operation op,
            Flight flight,
            CompletableFuture<Loaded> moment,
            Function<Loaded, CompletionStage<Answer>> next) {
        try {
            flights.need(flight, op.outer());
        } catch (CacheRecursionException e) {
            return done(Loaded.failed(e), CacheStatus.MISS);
        }
        op.namespace().counters().count(Event.WAITER);
        CompletableFuture<Loaded> waited = new CompletableFuture<>();
        moment.thenAccept(waited::complete);
        op.cut().thenRun(() -> waited.complete(CUT));
        waited.completeOnTimeout(LATE, limitMillis(op), TimeUnit.MILLISECONDS);
        return Stages.then(op.resume(), waited, next);
    }

    private static long limitMillis(Operation op) {
        long seconds = op.policy().waitLimit().getSeconds();
        return seconds > MOST_SECONDS ? MOST_SECONDS * 1000 : op.policy().waitLimit().toMillis();
    }

    private CompletionStage<Answer> hit(Operation op, @Nullable Entry entry) {
        op.namespace().counters().hit();
        return done(Loaded.of(entry == null ? null : entry.value()), CacheStatus.HIT);
    }

    private boolean usable(@Nullable Entry entry) {
        return Lookup.decide(entry, clock.millis()).verdict() == Lookup.Verdict.USE;
    }

    private static CompletionStage<Answer> done(Loaded loaded, CacheStatus status) {
        return CompletableFuture.completedFuture(new Answer(loaded, status));
    }

    private static String name(Operation op) {
        return op.namespace().name() + "[" + op.target().key() + "]";
    }
}
