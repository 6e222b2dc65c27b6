package dev.larder.cache.intercept;

import io.micronaut.core.propagation.PropagatedContext;
import io.micronaut.core.propagation.PropagatedContextElement;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** How the cached calls inside of a block are made. */
public final class CallMode implements PropagatedContextElement {

    /** The ways. */
    public enum Kind {
        /** Entries are dropped, methods don't run. */
        EVICT,
        /** Methods run, their results replace the entries. */
        REFRESH,
        /** Methods run, the cache is neither read nor written. */
        BYPASS
    }

    private final Scopes scopes;
    private final Kind kind;
    private final List<CompletionStage<Void>> evictions = new CopyOnWriteArrayList<>();
    private volatile boolean over;

    private CallMode(Scopes scopes, Kind kind) {
        this.scopes = scopes;
        this.kind = kind;
    }

    /** The way. */
    public Kind kind() {
        return kind;
    }

    /** Notes an eviction that the block has to wait for. */
    void evicting(CompletionStage<Void> eviction) {
        evictions.add(eviction);
    }

    /** The evictions of the block. */
    public List<CompletionStage<Void>> evictions() {
        return evictions;
    }

    /** The blocks that run in this application context. */
    @Singleton
    public static final class Scopes {

        private static final AtomicIntegerFieldUpdater<Scopes> RUNNING =
                AtomicIntegerFieldUpdater.newUpdater(Scopes.class, "running");

        private volatile int running;

        /** Runs a block in a mode. */
        public <T extends @Nullable Object> T within(CallMode mode, Supplier<T> block) {
            RUNNING.incrementAndGet(this);
            PropagatedContext context = PropagatedContext.getOrEmpty();
            PropagatedContext with =
                    context.find(CallMode.class)
                            .map(outer -> context.replace(outer, mode))
                            .orElseGet(() -> context.plus(mode));
            try (PropagatedContext.Scope ignored = with.propagate()) {
                return block.get();
            } finally {
                mode.over = true;
                RUNNING.decrementAndGet(this);
            }
        }

        /** A mode for a block. */
        public CallMode mode(Kind kind) {
            return new CallMode(this, kind);
        }

        /** Whether any block runs: the hot path asks no more than this. */
        boolean any() {
            return running != 0;
        }

        /** The mode of the call that is made here; null for the usual one. */
        @Nullable CallMode here() {
            if (running == 0) {
                return null;
            }
            return PropagatedContext.find()
                    .flatMap(context -> context.find(CallMode.class))
                    .filter(mode -> mode.scopes == this && !mode.over)
                    .orElse(null);
        }
    }
}
