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
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

/**
 * Calls of a method that gives a publisher. How the call is made and its key are settled when the
 * method is called; each subscription then asks the cache anew.
 */
final class PublisherCall implements Call {

    private static final Logger LOG = LoggerFactory.getLogger(PublisherCall.class);

    private final MethodPlan plan;
    private final CallParts parts;
    private final AtomicBoolean warned = new AtomicBoolean();

    PublisherCall(MethodPlan plan, CallParts parts) {
        this.plan = plan;
        this.parts = parts;
    }

    @Override
    public @Nullable Object invoke(
            MethodInvocationContext<Object, Object> context, Interceptor<Object, Object> self) {
        ReadPlan read = plan.read();
        Source source = new Source(context, self);
        if (read == null) {
            return plan.write() == null
                    ? context.proceed()
                    : published(view -> written(context, source.load(view, source.around)));
        }
        Calling calling = new Calling(plan, read, context, parts.scopes());
        Calling.Way way = calling.way();
        if (way == Calling.Way.PROCEED && plan.write() == null) {
            return context.proceed();
        }
        if (way == Calling.Way.PROCEED) {
            return published(view -> written(context, source.load(view, source.around)));
        }
        CacheKey key = calling.key();
        if (way == Calling.Way.EVICT) {
            calling.evicting(parts.invalidations().keys(read.namespace(), List.of(key)));
            return Reactive.declared(
                    plan.shape(),
                    plan.shape().kind() == Shape.Kind.MANY ? Flux.empty() : Mono.empty());
        }
        if (way == Calling.Way.BYPASS
                && plan.shape().kind() == Shape.Kind.MANY
                && plan.write() == null) {
            return passed(read, key, context, self);
        }
        return published(
                view -> {
                    Operation op =
                            calling.operation(
                                    key,
                                    new Calling.Waiting(
                                            parts.executor(), true, new CompletableFuture<>()),
                                    load -> load(load, context, source, view));
                    return answer(way, op).thenApply(Answer::loaded);
                });
    }

    /** The items as they come: there is no reason to collect them. */
    private @Nullable Object passed(
            ReadPlan read,
            CacheKey key,
            MethodInvocationContext<Object, Object> context,
            Interceptor<Object, Object> self) {
        LoadContext load =
                new LoadContext(
                        read.namespace().name(),
                        () -> key,
                        CacheStatus.BYPASS,
                        read.type(),
                        LoadContext.running(),
                        () -> Instant.ofEpochMilli(parts.clock().millis()));
        return Reactive.within(
                plan.shape(),
                load.over(PropagatedContext.getOrEmpty()),
                () -> context.proceed(self));
    }

    private CompletionStage<Answer> answer(Calling.Way way, Operation op) {
        return switch (way) {
            case BYPASS, PROCEED, EVICT -> parts.readThrough().alone(op, CacheStatus.BYPASS);
            case REFRESH -> parts.readThrough().refresh(op);
            case USUAL -> parts.readThrough().get(op);
        };
    }

    private CompletionStage<Loaded> load(
            LoadContext load,
            MethodInvocationContext<Object, Object> context,
            Source source,
            ContextView view) {
        return written(context, source.load(view, load.over(Reactive.around(view, source.around))));
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

    /** A subscription's way to its result. */
    private interface Subscription {
        CompletionStage<Loaded> load(ContextView subscriber);
    }

    private Object published(Subscription subscription) {
        if (plan.shape().kind() == Shape.Kind.MANY) {
            return Reactive.declared(
                    plan.shape(), Flux.deferContextual(view -> many(subscription.load(view))));
        }
        return Reactive.declared(
                plan.shape(),
                Mono.deferContextual(
                        view ->
                                Mono.fromFuture(
                                        Results.future(
                                                subscription.load(view), plan.shape()::wrapped),
                                        true)));
    }

    private static Flux<Object> many(CompletionStage<Loaded> loaded) {
        return Mono.fromFuture(Results.future(loaded, value -> value), true)
                .flatMapMany(
                        value ->
                                value instanceof Collected rest
                                        ? rest.replay()
                                        : Flux.fromIterable((List<?>) value))
                .doOnCancel(() -> loaded.thenAccept(PublisherCall::abandon));
    }

    private static void abandon(Loaded loaded) {
        if (loaded.value() instanceof Collected rest) {
            rest.abandon();
        }
    }

    /** The publisher of the method; made anew for each load. */
    private final class Source {

        private final MethodInvocationContext<Object, Object> context;
        private final Interceptor<Object, Object> self;
        private final PropagatedContext around = PropagatedContext.getOrEmpty();

        /** The chain keeps its place in a field: two loads must not walk it at once. */
        private final ReentrantLock chain = new ReentrantLock();

        Source(MethodInvocationContext<Object, Object> context, Interceptor<Object, Object> self) {
            this.context = context;
            this.self = self;
        }

        Supplier<CompletionStage<Loaded>> load(ContextView view, PropagatedContext with) {
            return () -> {
                try (PropagatedContext.Scope ignored = with.propagate()) {
                    Object result = proceed();
                    return result == null
                            ? CompletableFuture.completedFuture(Loaded.of(plan.shape().nothing()))
                            : collect(Reactive.publisher(result), view, with);
                } catch (Throwable e) {
                    return CompletableFuture.completedFuture(Loaded.failed(e));
                }
            };
        }

        private @Nullable Object proceed() {
            chain.lock();
            try {
                return context.proceed(self);
            } finally {
                chain.unlock();
            }
        }

        private CompletionStage<Loaded> collect(
                Publisher<Object> publisher, ContextView view, PropagatedContext with) {
            if (plan.shape().kind() == Shape.Kind.MANY) {
                Collected collected = new Collected(maxItems(), Context.of(view));
                Reactive.in(with, Flux.from(publisher)).subscribe(collected);
                return collected.loaded().thenApply(this::watched);
            }
            Mono<Object> mono = Reactive.in(with, Mono.from(publisher));
            return Results.loaded(mono.contextWrite(view).toFuture(), plan.shape()::unwrapped);
        }

        private int maxItems() {
            return plan.read() == null ? Integer.MAX_VALUE : plan.read().policy().maxItems();
        }

        private Loaded watched(Loaded loaded) {
            if (loaded.kind() == Loaded.Kind.PRIVATE && warned.compareAndSet(false, true)) {
                LOG.warn(
                        "{} gives more than {} items: they are passed through and not cached. Raise"
                                + " max-items, or cache pages.",
                        plan.site().text(),
                        maxItems());
            }
            return loaded;
        }
    }
}
