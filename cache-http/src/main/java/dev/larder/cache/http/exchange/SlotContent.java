package dev.larder.cache.http.exchange;

import dev.larder.cache.backend.Growing;
import dev.larder.cache.http.rfc9111.field.FieldLookup;
import io.micronaut.core.annotation.Internal;
import org.jspecify.annotations.Nullable;

/**
 * What a slot holds. The primary slot of a URL holds a response; where responses vary also the
 * index of what they vary by. The slot of a variant holds a response.
 */
@Internal
public final class SlotContent implements Growing {

    private static final int OVERHEAD = 256;

    private final StoredReply reply;
    private final Selection selection;
    private final @Nullable VaryIndex index;

    SlotContent(StoredReply reply, Selection selection, @Nullable VaryIndex index) {
        this.reply = reply;
        this.selection = selection;
        this.index = index;
    }

    StoredReply reply() {
        return reply;
    }

    /** What of its request the response depends on. */
    Selection selection() {
        return selection;
    }

    /** What the responses of the URL vary by; null: nothing, or this is a variant. */
    @Nullable VaryIndex index() {
        return index;
    }

    /** Whether the response is for such requests. */
    boolean isFor(FieldLookup request) {
        return selection.matches(request);
    }

    @Override
    public void keptIn(Runnable grown) {
        reply.keptIn(grown);
    }

    /** What it takes in memory, in bytes, without its key. */
    long weight() {
        return reply.weight() + OVERHEAD + (index == null ? 0 : 64L * index.sets().size());
    }
}
