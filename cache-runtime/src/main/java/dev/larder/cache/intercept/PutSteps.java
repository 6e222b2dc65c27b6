package dev.larder.cache.intercept;

import dev.larder.cache.CacheFailureHandler.Step;
import dev.larder.cache.backend.Filled;
import dev.larder.cache.backend.Target;
import dev.larder.cache.change.Puts;
import dev.larder.cache.entry.Entry;
import dev.larder.cache.entry.Lifetime;
import dev.larder.cache.key.CacheKey;
import dev.larder.cache.load.Loaded;
import dev.larder.cache.namespace.Namespace;
import dev.larder.cache.policy.Retention;
import dev.larder.cache.readthrough.FailOpen;
import dev.larder.cache.time.LarderClock;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** The puts of a method, before and after it runs. */
@Singleton
final class PutSteps {

    private final Puts puts;
    private final AddressKeys keys;
    private final LarderClock clock;
    private final FailOpen failOpen;

    PutSteps(Puts puts, AddressKeys keys, LarderClock clock, FailOpen failOpen) {
        this.puts = puts;
        this.keys = keys;
        this.clock = clock;
        this.failOpen = failOpen;
    }

    /** A put under way: its slots are held, or it waits for its key. */
    record Prepared(WritePlan.Put put, List<Puts.Held> held, Puts.@Nullable Expected expected) {}

    CompletionStage<List<Prepared>> prepare(Writing.Changing call) {
        CompletionStage<List<Prepared>> all = CompletableFuture.completedFuture(List.of());
        for (WritePlan.Put put : call.plan().puts()) {
            all = all.thenCombine(prepare(call, put), PutSteps::with);
        }
        return all;
    }

    private CompletionStage<Prepared> prepare(Writing.Changing call, WritePlan.Put put) {
        if (put.address().fromResult()) {
            return puts.expect(put.namespace(), put.backend())
                    .thenApply(expected -> new Prepared(put, List.of(), expected));
        }
        CompletionStage<List<Puts.Held>> held = CompletableFuture.completedFuture(List.of());
        for (CacheKey key : keys.of(call, put.namespace(), put.address(), null)) {
            Target target =
                    new Target(
                            key, put.type().get(), put.tags().early().fill(call.arguments(), null));
            held =
                    held.thenCombine(
                            puts.hold(put.namespace(), put.backend(), target), PutSteps::with);
        }
        return held.thenApply(all -> new Prepared(put, all, null));
    }

    CompletionStage<Void> settle(Writing.Changing call, List<Prepared> prepared, Loaded loaded) {
        List<CompletableFuture<?>> steps = new ArrayList<>();
        for (Prepared one : prepared) {
            steps.add(settle(call, one, loaded).toCompletableFuture());
        }
        return CompletableFuture.allOf(steps.toArray(CompletableFuture[]::new));
    }

    private CompletionStage<Void> settle(Writing.Changing call, Prepared prepared, Loaded loaded) {
        WritePlan.Put put = prepared.put();
        Object result = loaded.value();
        @Nullable Object[] arguments = call.arguments();
        boolean unless = put.unless() != null && put.unless().holds(arguments, result);
        Object value = put.from().value(arguments, result);
        Retention.Decision decision =
                Retention.decide(
                        put.policy(),
                        Retention.Overrides.NONE,
                        value == null,
                        unless,
                        clock.millis(),
                        ThreadLocalRandom.current().nextDouble());
        Lifetime lifetime = decision.lifetime();
        if (lifetime == null || loaded.kind() == Loaded.Kind.PRIVATE) {
            return cancel(List.of(prepared)).thenCompose(done -> emptyLate(call, prepared, result));
        }
        Entry entry = new Entry(value, lifetime, put.tags().fill(arguments, result));
        return prepared.expected() == null
                ? all(prepared.held().stream().map(held -> stored(held, entry)).toList())
                : late(call, prepared, prepared.expected(), entry, result);
    }

    private CompletionStage<Void> late(
            Writing.Changing call,
            Prepared prepared,
            Puts.Expected expected,
            Entry entry,
            @Nullable Object result) {
        WritePlan.Put put = prepared.put();
        List<CacheKey> found = keys.of(call, put.namespace(), put.address(), result);
        if (found.size() != 1) {
            puts.cancel(expected);
            return puts.empty(put.namespace(), put.backend(), found);
        }
        List<String> early = put.tags().early().fill(call.arguments(), null);
        Target target = new Target(found.get(0), put.type().get(), early);
        return puts.settle(expected, target, entry)
                .thenAccept(filled -> check(put.namespace(), target, filled));
    }

    private CompletionStage<Void> stored(Puts.Held held, Entry entry) {
        return puts.settle(held, entry)
                .thenAccept(filled -> check(held.namespace(), held.target(), filled));
    }

    /** The address is empty; whether the caller hears of it is the failure handler's to say. */
    private void check(Namespace namespace, Target target, Filled filled) {
        if (filled == Filled.FAILED) {
            RuntimeException refusal =
                    failOpen.refusal(Step.FILL, namespace.name(), target.attempt().failure());
            if (refusal != null) {
                throw refusal;
            }
        }
    }

    /** What is at the address is older than the result that is not stored. */
    private CompletionStage<Void> emptyLate(
            Writing.Changing call, Prepared prepared, @Nullable Object result) {
        WritePlan.Put put = prepared.put();
        return prepared.expected() == null
                ? CompletableFuture.completedFuture(null)
                : puts.empty(
                        put.namespace(),
                        put.backend(),
                        keys.of(call, put.namespace(), put.address(), result));
    }

    /** Empties the addresses of the puts of a call. */
    void empty(Writing.Changing call, Loaded loaded) {
        for (WritePlan.Put put : call.plan().puts()) {
            puts.empty(
                    put.namespace(),
                    put.backend(),
                    keys.of(call, put.namespace(), put.address(), loaded.value()));
        }
    }

    /** Gives puts up: what was held is empty. */
    CompletionStage<Void> cancel(List<Prepared> prepared) {
        List<CompletableFuture<?>> steps = new ArrayList<>();
        for (Prepared one : prepared) {
            one.held().forEach(held -> steps.add(puts.cancel(held).toCompletableFuture()));
            if (one.expected() != null) {
                puts.cancel(one.expected());
            }
        }
        return CompletableFuture.allOf(steps.toArray(CompletableFuture[]::new));
    }

    private static CompletionStage<Void> all(List<CompletionStage<Void>> steps) {
        return CompletableFuture.allOf(
                steps.stream()
                        .map(CompletionStage::toCompletableFuture)
                        .toArray(CompletableFuture[]::new));
    }

    private static <T> List<T> with(List<T> some, T one) {
        List<T> more = new ArrayList<>(some);
        more.add(one);
        return List.copyOf(more);
    }
}
