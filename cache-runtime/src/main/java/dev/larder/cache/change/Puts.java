package dev.larder.cache.change;

import dev.larder.cache.backend.EntryBackend;
import dev.larder.cache.backend.EntrySpace;
import dev.larder.cache.backend.Filled;
import dev.larder.cache.backend.Permit;
import dev.larder.cache.backend.Target;
import dev.larder.cache.entry.Entry;
import dev.larder.cache.key.CacheKey;
import dev.larder.cache.key.ImplicitTags;
import dev.larder.cache.load.Stages;
import dev.larder.cache.namespace.Counters.Event;
import dev.larder.cache.namespace.Namespace;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Stores values so that an older one never wins: the slot is held before the value is made and
 * settled after. A put that fails, or that another overtakes, leaves the address empty.
 */
@Singleton
public final class Puts {

    private final LatePuts latePuts;

    Puts(LatePuts latePuts) {
        this.latePuts = latePuts;
    }

    /**
     * A put whose slot is held.
     *
     * @param permit not storable where the backend gave none: settling then empties the address
     */
    public record Held(Namespace namespace, EntryBackend backend, Target target, Permit permit) {

        EntrySpace space() {
            return namespace.values(backend);
        }
    }

    /** A put whose key is not known yet. */
    public record Expected(Namespace namespace, EntryBackend backend, Permit turn) {}

    /** Holds the slot. The stage doesn't fail. */
    public CompletionStage<Held> hold(Namespace namespace, EntryBackend backend, Target target) {
        return namespace
                .values(backend)
                .hold(target)
                .thenApply(opened -> new Held(namespace, backend, target, opened.permit()));
    }

    /** Stores, or empties the address. The stage fails when the backend did neither. */
    public CompletionStage<Filled> settle(Held held, Entry entry) {
        CompletionStage<Void> overtaken = latePuts.overtake(held.namespace());
        return held.permit().storable()
                ? store(held, entry, Stages.afterwards(overtaken, () -> dropResponses(held)))
                : Stages.afterwards(overtaken, () -> emptiedWithResponses(held));
    }

    /** What could not be changed with it may be old: then the address is not left with it. */
    private static CompletionStage<Filled> store(
            Held held, Entry entry, CompletionStage<Void> changed) {
        return changed.<@Nullable Throwable>handle((done, failure) -> failure)
                .thenCompose(
                        failure ->
                                failure == null
                                        ? store(held, entry)
                                        : Stages.afterwards(
                                                CompletableFuture.failedFuture(failure),
                                                () -> emptied(held, Filled.FAILED)));
    }

    private static CompletionStage<Filled> store(Held held, Entry entry) {
        return held.space()
                .fill(held.permit(), entry, held.target())
                .thenCompose(
                        filled -> {
                            boolean stored = filled == Filled.STORED;
                            held.namespace()
                                    .counters()
                                    .count(stored ? Event.PUT : Event.PUT_REFUSED);
                            return stored
                                    ? CompletableFuture.completedFuture(filled)
                                    : emptied(held, filled);
                        });
    }

    private static CompletionStage<Filled> emptiedWithResponses(Held held) {
        CompletionStage<Filled> emptied = emptied(held, Filled.NO_PERMIT);
        return Stages.afterwards(dropResponses(held), () -> emptied);
    }

    private static CompletionStage<Filled> emptied(Held held, Filled why) {
        held.space().release(held.permit());
        return held.space().remove(List.of(held.target().key())).thenApply(done -> why);
    }

    /** Responses at the address show the value before the put. */
    private static CompletionStage<Void> dropResponses(Held held) {
        if (!held.namespace().named()) {
            return CompletableFuture.completedFuture(null);
        }
        return ImplicitTags.address(held.namespace().name(), held.target().key())
                .map(tag -> held.backend().invalidateTags(List.of(tag)))
                .orElseGet(() -> CompletableFuture.completedFuture(null));
    }

    /** Gives a put up that stores nothing: the address stays empty. */
    public CompletionStage<Void> cancel(Held held) {
        held.space().release(held.permit());
        return held.space().remove(List.of(held.target().key()));
    }

    /** Begins a put whose key only the result tells. */
    public CompletionStage<Expected> expect(Namespace namespace, EntryBackend backend) {
        return latePuts.open(namespace, backend)
                .thenApply(turn -> new Expected(namespace, backend, turn));
    }

    /** Stores under the key that is known by now, if nothing has changed meanwhile. */
    public CompletionStage<Filled> settle(Expected expected, Target target, Entry entry) {
        Namespace namespace = expected.namespace();
        return hold(namespace, expected.backend(), target)
                .thenCompose(
                        held ->
                                latePuts.take(namespace, expected.backend(), expected.turn(), entry)
                                        .thenCompose(
                                                first ->
                                                        first
                                                                ? settle(held, entry)
                                                                : emptied(held, Filled.OVERTAKEN)));
    }

    /** Empties addresses. */
    public CompletionStage<Void> empty(
            Namespace namespace, EntryBackend backend, Collection<? extends CacheKey> keys) {
        return namespace.values(backend).remove(keys);
    }

    /** Gives such a put up. */
    public void cancel(Expected expected) {
        latePuts.release(expected.namespace(), expected.backend(), expected.turn());
    }
}
