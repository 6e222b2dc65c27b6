package dev.larder.cache.intercept;

import dev.larder.cache.annotation.CacheBypass;
import dev.larder.cache.annotation.Cached;
import dev.larder.cache.backend.Target;
import dev.larder.cache.key.CacheKey;
import dev.larder.cache.load.LoadContext;
import dev.larder.cache.readthrough.Operation;
import io.micronaut.aop.MethodInvocationContext;
import io.micronaut.core.propagation.PropagatedContext;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * One call of a {@code @Cached} method, before it is known whether the method runs: how it is made,
 * its key, and its operation.
 */
final class Calling {

    /** How the call is made. */
    enum Way {
        /** The method runs, for the response is another's business. */
        PROCEED,
        /** The entry is dropped and the method doesn't run. */
        EVICT,
        /** The method runs, the cache is passed by. */
        BYPASS,
        /** The method runs, its result replaces the entry. */
        REFRESH,
        /** The entry is used, else the method runs. */
        USUAL
    }

    private final MethodPlan plan;
    private final ReadPlan read;
    private final MethodInvocationContext<Object, Object> context;
    private final @Nullable CallMode mode;
    private final Way way;

    Calling(
            MethodPlan plan,
            ReadPlan read,
            MethodInvocationContext<Object, Object> context,
            CallMode.Scopes scopes) {
        this.plan = plan;
        this.read = read;
        this.context = context;
        this.mode = scopes.here();
        this.way = choose();
    }

    private Way choose() {
        if (plan.route() && routeCall()) {
            return Way.PROCEED;
        }
        if (mode != null) {
            return switch (mode.kind()) {
                case EVICT -> Way.EVICT;
                case REFRESH -> refresh();
                case BYPASS -> Way.BYPASS;
            };
        }
        ReadPlan.Bypass bypass = read.bypass();
        if (bypass != null && bypass.asked(context.getParameterValues())) {
            return bypass.mode() == CacheBypass.Mode.REFRESH ? refresh() : Way.BYPASS;
        }
        return excluded() ? Way.BYPASS : Way.USUAL;
    }

    private Way refresh() {
        return excluded() ? Way.BYPASS : Way.REFRESH;
    }

    /** Whether the condition keeps the call from reading and from writing. */
    private boolean excluded() {
        return read.conditional() && !holds();
    }

    private boolean routeCall() {
        return PropagatedContext.find()
                .flatMap(propagated -> propagated.find(RouteCall.class))
                .filter(call -> call.take(context.getExecutableMethod()))
                .isPresent();
    }

    private boolean holds() {
        return context.getAnnotationMetadata().booleanValue(Cached.class, "condition").orElse(true);
    }

    Way way() {
        return way;
    }

    CacheKey key() {
        return read.keys().key(context);
    }

    /** Hands the drop of the entry to the block that asked for it. */
    void evicting(CompletionStage<Void> eviction) {
        if (mode != null) {
            mode.evicting(eviction);
        }
    }

    /** Where and how long a call may wait. */
    record Waiting(Executor resume, boolean patient, CompletableFuture<Void> cut) {}

    Operation operation(CacheKey key, Waiting waiting, Operation.Loader loader) {
        @Nullable Object[] arguments = context.getParameterValues().clone();
        return new Operation(
                read.namespace(),
                read.space(),
                read.policy(),
                new Target(key, read.type(), read.tags(arguments), waiting.resume()),
                loader,
                new Kept(read, arguments),
                LoadContext.running(),
                waiting.resume(),
                waiting.patient(),
                waiting.cut());
    }

    private record Kept(ReadPlan read, @Nullable Object[] arguments) implements Operation.Keeping {

        @Override
        public boolean unless(@Nullable Object result) {
            return read.unless() != null && read.unless().holds(arguments, result);
        }

        @Override
        public List<String> lateTags(@Nullable Object result) {
            return read.lateTags().fill(arguments, result);
        }
    }
}
