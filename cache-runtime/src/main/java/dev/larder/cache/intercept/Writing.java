package dev.larder.cache.intercept;

import dev.larder.cache.CacheFailureHandler.Step;
import dev.larder.cache.change.Invalidations;
import dev.larder.cache.load.Loaded;
import dev.larder.cache.load.Stages;
import dev.larder.cache.namespace.Namespace;
import dev.larder.cache.readthrough.FailOpen;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The way of a method that changes the cache: puts are prepared, the method runs, then puts are
 * settled and entries invalidated. When the method throws, nothing changes.
 */
@Singleton
final class Writing {

    private final PutSteps puts;
    private final AddressKeys keys;
    private final Invalidations invalidations;
    private final FailOpen failOpen;
    private final EventLoopRule eventLoop;

    Writing(
            PutSteps puts,
            AddressKeys keys,
            Invalidations invalidations,
            FailOpen failOpen,
            EventLoopRule eventLoop) {
        this.puts = puts;
        this.keys = keys;
        this.invalidations = invalidations;
        this.failOpen = failOpen;
        this.eventLoop = eventLoop;
    }

    /** What a call brings. */
    record Changing(MethodSite site, WritePlan plan, @Nullable Object[] arguments) {}

    /** Runs the method and then changes the cache; its stage never fails. */
    CompletionStage<Loaded> around(
            Changing call, Executor resume, Supplier<CompletionStage<Loaded>> method) {
        return Stages.then(
                resume,
                puts.prepare(call),
                prepared ->
                        Stages.then(resume, method.get(), loaded -> after(call, prepared, loaded)));
    }

    /**
     * The same on a thread that must not block: nothing is put, what would be put is invalidated,
     * and nobody waits for the backends.
     */
    CompletionStage<Loaded> withoutWaiting(
            Changing call, Supplier<CompletionStage<Loaded>> method) {
        call.plan().namespaces().forEach(n -> eventLoop.withoutBackend(n, call.site().text()));
        return method.get()
                .thenApply(
                        loaded -> {
                            if (loaded.failure() == null) {
                                puts.empty(call, loaded);
                                invalidate(call, loaded);
                            }
                            return loaded;
                        });
    }

    /** Whether the changes of a method have to be waited for. */
    boolean remote(WritePlan plan) {
        return plan.touchesRemote() || plan.touchesAll() && invalidations.remote();
    }

    private CompletionStage<Loaded> after(
            Changing call, List<PutSteps.Prepared> prepared, Loaded loaded) {
        if (loaded.failure() != null) {
            return puts.cancel(prepared).handle((done, failure) -> loaded);
        }
        CompletionStage<Void> changes;
        try {
            changes = both(puts.settle(call, prepared, loaded), invalidate(call, loaded));
        } catch (RuntimeException e) {
            return puts.cancel(prepared).handle((done, failure) -> Loaded.failed(e));
        }
        return changes.handle(
                (done, failure) -> failure == null ? loaded : failed(call, failure, loaded));
    }

    private Loaded failed(Changing call, Throwable failure, Loaded loaded) {
        Throwable cause = Stages.cause(failure);
        Throwable refusal =
                cause instanceof FailOpen.RefusedException
                        ? cause
                        : failOpen.refusal(Step.INVALIDATE, call.site().text(), cause);
        return refusal == null ? loaded : Loaded.failed(refusal);
    }

    private CompletionStage<Void> invalidate(Changing call, Loaded loaded) {
        CompletionStage<Void> all = CompletableFuture.completedFuture(null);
        for (WritePlan.Invalidation invalidation : call.plan().invalidations()) {
            all = both(all, invalidate(call, invalidation, loaded));
        }
        return all;
    }

    private CompletionStage<Void> invalidate(
            Changing call, WritePlan.Invalidation invalidation, Loaded loaded) {
        boolean unknown = loaded.kind() == Loaded.Kind.PRIVATE;
        if (unknown && invalidation.needsResult()) {
            return widest(invalidation);
        }
        Object result = unknown ? null : loaded.value();
        @Nullable Object[] arguments = call.arguments();
        if (invalidation.unless() != null && invalidation.unless().holds(arguments, result)) {
            return CompletableFuture.completedFuture(null);
        }
        List<CompletionStage<Void>> steps = new ArrayList<>();
        Namespace namespace = invalidation.namespace();
        if (namespace != null && invalidation.all()) {
            steps.add(invalidations.clear(namespace));
        }
        if (namespace != null && invalidation.address() != null) {
            steps.add(
                    invalidations.keys(
                            namespace, keys.of(call, namespace, invalidation.address(), result)));
        }
        steps.add(invalidations.tags(invalidation.tags().fill(arguments, result)));
        steps.add(invalidations.paths(invalidation.paths().fill(arguments, result)));
        return CompletableFuture.allOf(
                steps.stream()
                        .map(CompletionStage::toCompletableFuture)
                        .toArray(CompletableFuture[]::new));
    }

    /** Where the result was too long to be kept, what it may name is invalidated as a whole. */
    private CompletionStage<Void> widest(WritePlan.Invalidation invalidation) {
        boolean keysOnly =
                invalidation.tags().late().isEmpty() && invalidation.paths().late().isEmpty();
        return keysOnly && invalidation.namespace() != null
                ? invalidations.clear(invalidation.namespace())
                : invalidations.clearAll();
    }

    private static CompletionStage<Void> both(CompletionStage<Void> a, CompletionStage<Void> b) {
        return CompletableFuture.allOf(a.toCompletableFuture(), b.toCompletableFuture());
    }
}
