package dev.larder.cache.manual;

import dev.larder.cache.change.Invalidations;
import dev.larder.cache.intercept.EventLoopRule;
import dev.larder.cache.load.Loaded;
import dev.larder.cache.load.Pump;
import dev.larder.cache.load.Stages;
import dev.larder.cache.namespace.Namespace;
import dev.larder.cache.readthrough.Operation;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How a caller in the sync form waits. On a thread that must not block nobody waits for a remote
 * backend: a read finds nothing, a change is begun, and a failure of it is retried by the backend.
 */
record Waiting(Namespace namespace, EventLoopRule rule, boolean remote) {

    /** For changes that concern every backend. */
    Waiting ofAll(Invalidations invalidations) {
        return new Waiting(namespace, rule, invalidations.remote());
    }

    private boolean goesOn(String operation) {
        boolean goesOn = remote && rule.mustNotWait();
        if (goesOn) {
            rule.withoutBackend(namespace, "Cache(" + namespace.name() + ")." + operation);
        }
        return goesOn;
    }

    <T> T forResult(String operation, T otherwise, Function<Pump, CompletionStage<T>> stage) {
        if (goesOn(operation)) {
            return otherwise;
        }
        Pump pump = new Pump();
        return await(pump, stage.apply(pump));
    }

    void forChange(String operation, Supplier<? extends CompletionStage<Void>> change) {
        boolean goesOn = goesOn(operation);
        CompletionStage<Void> stage = change.get();
        if (!goesOn) {
            await(new Pump(), stage);
        }
    }

    /** A change that says something; something else where nobody waits for it. */
    <T> T forChange(String operation, T otherwise, Supplier<? extends CompletionStage<T>> change) {
        boolean goesOn = goesOn(operation);
        CompletionStage<T> stage = change.get();
        return goesOn ? otherwise : await(new Pump(), stage);
    }

    <K> Loaded forLoad(Entries<K, ?> entries, K key, Operation.Loader loader) {
        Pump pump = new Pump();
        return goesOn("getOrLoad")
                ? await(pump, entries.loadAlone(key, pump, loader))
                : await(pump, entries.load(key, pump, pump.cut(), !rule.mustNotWait(), loader));
    }

    private static <T extends @Nullable Object> T await(Pump pump, CompletionStage<T> stage) {
        try {
            return pump.await(stage);
        } catch (CompletionException e) {
            throw Waiting.<RuntimeException>thrown(Stages.cause(e));
        }
    }

    /** Throws a failure as it is, checked or not. */
    @SuppressWarnings("unchecked")
    static <X extends Throwable> RuntimeException thrown(Throwable failure) throws X {
        throw (X) failure;
    }
}
