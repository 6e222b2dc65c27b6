package dev.larder.cache.intercept;

import dev.larder.cache.CacheStatus;
import dev.larder.cache.backend.LocalSpace;
import dev.larder.cache.key.CacheKey;
import dev.larder.cache.load.LoadContext;
import dev.larder.cache.load.Loaded;
import dev.larder.cache.load.Pump;
import dev.larder.cache.load.Stages;
import dev.larder.cache.readthrough.Operation;
import dev.larder.cache.readthrough.Operation.Answer;
import io.micronaut.aop.Interceptor;
import io.micronaut.aop.MethodInvocationContext;
import io.micronaut.core.propagation.PropagatedContext;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Calls of a method that gives its result at once. A hit in memory is a straight line; everything
 * else walks the pipeline on the caller's thread.
 */
final class SyncCall implements Call {

    private final MethodPlan plan;
    private final CallParts parts;
    private final @Nullable LocalHits hits;
    private final Shape shape;

    SyncCall(MethodPlan plan, CallParts parts) {
        this.plan = plan;
        this.parts = parts;
        this.shape = plan.shape();
        ReadPlan read = plan.read();
        this.hits = read == null || plan.route() ? null : LocalHits.of(read, parts);
    }

    @Override
    public @Nullable Object invoke(
            MethodInvocationContext<Object, Object> context, Interceptor<Object, Object> self) {
        LocalHits local = hits;
        if (local == null || local.mustAskMore()) {
            return careful(context);
        }
        CacheKey key = local.key(context);
        LocalSpace.Held held = local.fresh(key);
        return held == null ? missed(key, context) : shape.wrapped(held.value());
    }

    private @Nullable Object missed(CacheKey key, MethodInvocationContext<Object, Object> context) {
        ReadPlan read = Objects.requireNonNull(plan.read());
        return usual(read, new Calling(plan, read, context, parts.scopes()), key, context);
    }

    private @Nullable Object careful(MethodInvocationContext<Object, Object> context) {
        ReadPlan read = plan.read();
        if (read == null) {
            return changed(context);
        }
        Calling calling = new Calling(plan, read, context, parts.scopes());
        return switch (calling.way()) {
            case PROCEED -> changed(context);
            case EVICT -> evicted(read, calling);
            case BYPASS -> alone(calling, context, CacheStatus.BYPASS);
            case REFRESH -> refreshed(read, calling, context);
            case USUAL -> usual(read, calling, calling.key(), context);
        };
    }

    private @Nullable Object usual(
            ReadPlan read,
            Calling calling,
            CacheKey key,
            MethodInvocationContext<Object, Object> context) {
        boolean mustNotWait = parts.eventLoop().mustNotWait();
        if (mustNotWait && read.backend().remote()) {
            parts.eventLoop().withoutBackend(read.namespace(), plan.site().text());
            return alone(calling, context, CacheStatus.MISS);
        }
        Pump pump = new Pump();
        Operation op = operation(calling, key, pump, !mustNotWait, context);
        return value(pump, parts.readThrough().get(op));
    }

    private @Nullable Object refreshed(
            ReadPlan read, Calling calling, MethodInvocationContext<Object, Object> context) {
        boolean mustNotWait = parts.eventLoop().mustNotWait();
        if (mustNotWait && read.backend().remote()) {
            parts.eventLoop().withoutBackend(read.namespace(), plan.site().text());
            parts.invalidations().keys(read.namespace(), List.of(calling.key()));
            return alone(calling, context, CacheStatus.REFRESH);
        }
        Pump pump = new Pump();
        return value(
                pump,
                parts.readThrough()
                        .refresh(operation(calling, calling.key(), pump, !mustNotWait, context)));
    }

    private @Nullable Object evicted(ReadPlan read, Calling calling) {
        calling.evicting(parts.invalidations().keys(read.namespace(), List.of(calling.key())));
        return shape.wrapped(shape.nothing());
    }

    private @Nullable Object alone(
            Calling calling, MethodInvocationContext<Object, Object> context, CacheStatus status) {
        Pump pump = new Pump();
        Operation op = operation(calling, calling.key(), pump, false, context);
        return value(pump, parts.readThrough().alone(op, status));
    }

    private Operation operation(
            Calling calling,
            CacheKey key,
            Pump pump,
            boolean patient,
            MethodInvocationContext<Object, Object> context) {
        return calling.operation(
                key,
                new Calling.Waiting(pump, patient, pump.cut()),
                load -> load(load, pump, context));
    }

    private CompletionStage<Loaded> load(
            LoadContext load, Pump pump, MethodInvocationContext<Object, Object> context) {
        try (PropagatedContext.Scope ignored =
                load.over(PropagatedContext.getOrEmpty()).propagate()) {
            return written(pump, context, () -> CompletableFuture.completedFuture(run(context)));
        }
    }

    private Loaded run(MethodInvocationContext<Object, Object> context) {
        try {
            return Loaded.of(shape.unwrapped(context.proceed()));
        } catch (Throwable e) {
            return endedByInterrupt(e) ? Loaded.interrupted(e) : Loaded.failed(e);
        }
    }

    private static boolean endedByInterrupt(Throwable failure) {
        if (Thread.currentThread().isInterrupted()) {
            return true;
        }
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (at instanceof InterruptedException) {
                return true;
            }
        }
        return false;
    }

    /** The method with what it changes in the cache. */
    private CompletionStage<Loaded> written(
            Pump pump,
            MethodInvocationContext<Object, Object> context,
            Supplier<CompletionStage<Loaded>> method) {
        WritePlan write = plan.write();
        if (write == null) {
            return method.get();
        }
        Writing.Changing call =
                new Writing.Changing(plan.site(), write, context.getParameterValues().clone());
        return parts.eventLoop().mustNotWait() && parts.writing().remote(write)
                ? parts.writing().withoutWaiting(call, method)
                : parts.writing().around(call, pump, method);
    }

    private @Nullable Object changed(MethodInvocationContext<Object, Object> context) {
        if (plan.write() == null) {
            return context.proceed();
        }
        Pump pump = new Pump();
        return value(
                pump,
                written(pump, context, () -> CompletableFuture.completedFuture(run(context)))
                        .thenApply(loaded -> new Answer(loaded, CacheStatus.MISS)));
    }

    private @Nullable Object value(Pump pump, CompletionStage<Answer> answer) {
        Loaded loaded;
        try {
            loaded = pump.await(answer).loaded();
        } catch (CompletionException e) {
            throw Results.<RuntimeException>thrown(Stages.cause(e));
        }
        if (loaded.failure() != null) {
            throw Results.<RuntimeException>thrown(loaded.failure());
        }
        return shape.wrapped(loaded.value());
    }
}
