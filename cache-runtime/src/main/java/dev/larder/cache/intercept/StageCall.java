package dev.larder.cache.intercept;

import dev.larder.cache.CacheStatus;
import dev.larder.cache.key.CacheKey;
import dev.larder.cache.load.LoadContext;
import dev.larder.cache.load.Loaded;
import dev.larder.cache.readthrough.Operation;
import dev.larder.cache.readthrough.Operation.Answer;
import io.micronaut.aop.Interceptor;
import io.micronaut.aop.MethodInvocationContext;
import io.micronaut.core.propagation.PropagatedContext;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Calls of a method that gives a future. The method is called on the caller's thread where nothing
 * has to be waited for, else where Larder goes on.
 */
final class StageCall implements Call {

    private final MethodPlan plan;
    private final CallParts parts;

    StageCall(MethodPlan plan, CallParts parts) {
        this.plan = plan;
        this.parts = parts;
    }

    @Override
    public @Nullable Object invoke(
            MethodInvocationContext<Object, Object> context, Interceptor<Object, Object> self) {
        PropagatedContext around = PropagatedContext.getOrEmpty();
        Supplier<CompletionStage<Loaded>> method = () -> run(context, self, around);
        ReadPlan read = plan.read();
        if (read == null) {
            return plan.write() == null
                    ? context.proceed()
                    : Results.future(written(context, method), plan.shape()::wrapped);
        }
        Calling calling = new Calling(plan, read, context, parts.scopes());
        return switch (calling.way()) {
            case PROCEED -> Results.future(written(context, method), plan.shape()::wrapped);
            case EVICT -> evicted(read, calling);
            case BYPASS -> {
                Operation op = operation(calling, context, self, around);
                yield answered(parts.readThrough().alone(op, CacheStatus.BYPASS));
            }
            case REFRESH ->
                    answered(
                            parts.readThrough().refresh(operation(calling, context, self, around)));
            case USUAL ->
                    answered(parts.readThrough().get(operation(calling, context, self, around)));
        };
    }

    private Operation operation(
            Calling calling,
            MethodInvocationContext<Object, Object> context,
            Interceptor<Object, Object> self,
            PropagatedContext around) {
        CacheKey key = calling.key();
        return calling.operation(
                key,
                new Calling.Waiting(parts.executor(), true, new CompletableFuture<>()),
                load -> load(load, context, self, around));
    }

    private CompletionStage<Loaded> load(
            LoadContext load,
            MethodInvocationContext<Object, Object> context,
            Interceptor<Object, Object> self,
            PropagatedContext around) {
        PropagatedContext with = load.over(around);
        return written(context, () -> run(context, self, with));
    }

    private CompletionStage<Loaded> run(
            MethodInvocationContext<Object, Object> context,
            Interceptor<Object, Object> self,
            PropagatedContext with) {
        try (PropagatedContext.Scope ignored = with.propagate()) {
            return Results.loaded(
                    (CompletionStage<?>) context.proceed(self), plan.shape()::unwrapped);
        } catch (Throwable e) {
            return CompletableFuture.completedFuture(Loaded.failed(e));
        }
    }

    private CompletionStage<Loaded> written(
            MethodInvocationContext<Object, Object> context,
            Supplier<CompletionStage<Loaded>> method) {
        WritePlan write = plan.write();
        if (write == null) {
            return method.get();
        }
        Writing.Changing call =
                new Writing.Changing(plan.site(), write, context.getParameterValues().clone());
        return parts.writing().around(call, parts.executor(), method);
    }

    private CompletableFuture<@Nullable Object> evicted(ReadPlan read, Calling calling) {
        CompletionStage<Void> eviction =
                parts.invalidations().keys(read.namespace(), List.of(calling.key()));
        calling.evicting(eviction);
        return CompletableFuture.completedFuture(plan.shape().wrapped(null));
    }

    private CompletableFuture<@Nullable Object> answered(CompletionStage<Answer> answer) {
        return Results.future(answer.thenApply(Answer::loaded), plan.shape()::wrapped);
    }
}
