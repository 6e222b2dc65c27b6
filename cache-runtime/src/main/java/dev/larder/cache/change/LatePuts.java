package dev.larder.cache.change;

import dev.larder.cache.backend.EntryBackend;
import dev.larder.cache.backend.EntrySpace;
import dev.larder.cache.backend.Filled;
import dev.larder.cache.backend.Permit;
import dev.larder.cache.backend.Target;
import dev.larder.cache.entry.Entry;
import dev.larder.cache.entry.Lifetime;
import dev.larder.cache.entry.StringCodec;
import dev.larder.cache.entry.ValueType;
import dev.larder.cache.key.CacheKey;
import dev.larder.cache.namespace.Namespace;
import io.micronaut.core.type.Argument;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Puts whose key only the result of the method knows, so that its slot can't be held while the
 * method runs.
 *
 * <p>Each namespace with such a method has one more slot, the <em>turn</em>. A put opens it before
 * the method runs and has to fill it before it stores; whoever invalidates in the namespace, or
 * stores by another put, removes it first. So a late put stores only if nothing changed in its
 * namespace since before its method ran; else it empties its address:
 *
 * <pre>
 * open(turn) · method, commit · hold(key) · fill(turn) : stored -> fill(key) : refused -> remove(key)
 * invalidate: remove(turn), then remove(key) or the cells
 * other put:  hold(key) · method, commit · remove(turn) · fill(key)
 * </pre>
 *
 * The fill of the turn carries the tags of the put as late tags, so an invalidation of one of them
 * refuses it too.
 */
@Singleton
public final class LatePuts {

    private static final CacheKey TURN = new TurnKey();
    private static final ValueType TEXT = new ValueType(Argument.STRING, new StringCodec());
    private static final Target TARGET = new Target(TURN, TEXT, List.of());
    private static final long LIFE_MILLIS = 60_000;

    /** Equal to no key of values: their texts begin otherwise. */
    private record TurnKey() implements CacheKey {

        @Override
        public CacheKey with(@Nullable Object... more) {
            throw new UnsupportedOperationException("the turn of a namespace has no parts");
        }

        @Override
        public String text() {
            return "~turn";
        }
    }

    /** Takes part before the method runs. */
    CompletionStage<Permit> open(Namespace namespace, EntryBackend backend) {
        return namespace.values(backend).open(TARGET).thenApply(opened -> opened.permit());
    }

    /** Gives up the turn of a put that stores nothing. */
    void release(Namespace namespace, EntryBackend backend, Permit turn) {
        namespace.values(backend).release(turn);
    }

    /**
     * Whether nothing has changed since the turn was opened; true for one of those that overlap.
     */
    CompletionStage<Boolean> take(
            Namespace namespace, EntryBackend backend, Permit turn, Entry stored) {
        if (!turn.storable()) {
            return CompletableFuture.completedFuture(false);
        }
        EntrySpace space = namespace.values(backend);
        long now = stored.lifetime().storedAt();
        Lifetime life = new Lifetime(now, now + LIFE_MILLIS, now + LIFE_MILLIS);
        return space.fill(turn, new Entry("", life, stored.tags()), TARGET)
                .thenApply(filled -> filled == Filled.STORED);
    }

    /** Makes late puts that are under way empty their addresses instead of storing. */
    CompletionStage<Void> overtake(Namespace namespace) {
        if (!namespace.latePuts()) {
            return CompletableFuture.completedFuture(null);
        }
        CompletableFuture<?>[] removals =
                namespace.backends().stream()
                        .map(b -> namespace.values(b).remove(List.of(TURN)).toCompletableFuture())
                        .toArray(CompletableFuture[]::new);
        return CompletableFuture.allOf(removals);
    }
}
