package dev.larder.cache.readthrough;

import dev.larder.cache.CacheStatus;
import dev.larder.cache.backend.EntrySpace;
import dev.larder.cache.backend.Target;
import dev.larder.cache.load.Flight;
import dev.larder.cache.load.LoadContext;
import dev.larder.cache.load.Loaded;
import dev.larder.cache.namespace.Namespace;
import dev.larder.cache.policy.CachePolicy;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * One call that is to be answered from the cache, or else by its loader.
 *
 * @param target the key, the type of the value, the tags known before the load
 * @param loader runs the method
 * @param kept what of the result is kept, and whether
 * @param parent the load in which the call is made; null outside of one
 * @param resume where the call goes on after it had to wait
 * @param patient whether it may wait for another's load
 * @param cut completes when the caller can't wait any longer: its thread was interrupted
 */
public record Operation(
        Namespace namespace,
        EntrySpace space,
        CachePolicy policy,
        Target target,
        Loader loader,
        Keeping kept,
        @Nullable LoadContext parent,
        Executor resume,
        boolean patient,
        CompletableFuture<Void> cut) {

    /** The load in which the call is made; null outside of one. */
    @Nullable Flight outer() {
        return parent == null ? null : parent.flight();
    }

    /** Runs the method in the context of the call. The stage never fails. */
    @FunctionalInterface
    public interface Loader {
        CompletionStage<Loaded> load(LoadContext context);
    }

    /** What the annotations say about keeping a result. */
    public interface Keeping {

        /** Whether {@code unless} holds for a result. */
        boolean unless(@Nullable Object result);

        /** The tags that only the result tells. */
        List<String> lateTags(@Nullable Object result);
    }

    /** Of a call that keeps everything. */
    public static final Keeping EVERYTHING =
            new Keeping() {
                @Override
                public boolean unless(@Nullable Object result) {
                    return false;
                }

                @Override
                public List<String> lateTags(@Nullable Object result) {
                    return List.of();
                }
            };

    /**
     * How a call ended.
     *
     * @param loaded a value, or a failure
     */
    public record Answer(Loaded loaded, CacheStatus status) {}
}
