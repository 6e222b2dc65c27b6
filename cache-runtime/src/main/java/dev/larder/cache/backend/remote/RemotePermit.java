package dev.larder.cache.backend.remote;

import dev.larder.cache.backend.Permit;
import dev.larder.cache.backend.Token;
import dev.larder.cache.entry.Envelope;
import dev.larder.cache.key.KeySpace;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * The token of a slot and the stamps of the cells that cover it, all known before the load began.
 * Equal where both are equal: then nothing was invalidated between. Without a token it permits
 * nothing and equals only itself.
 */
final class RemotePermit implements Permit {

    private final KeySpace.Place place;
    private final boolean hold;
    private final @Nullable Grant grant;
    private final AtomicBoolean settled = new AtomicBoolean();

    private RemotePermit(KeySpace.Place place, boolean hold, @Nullable Grant grant) {
        this.place = place;
        this.hold = hold;
        this.grant = grant;
    }

    /**
     * What the authority granted.
     *
     * @param anyTag the cell of all tags, for tags that only the result knows; null if it is not to
     *     be had, and then nothing is stored with such tags
     * @param answer by which it was granted
     */
    record Grant(Token token, Envelope.Stamps stamps, @Nullable Token anyTag, Answer answer) {

        boolean isSameAs(Grant other) {
            return token.equals(other.token)
                    && stamps.equals(other.stamps)
                    && Objects.equals(anyTag, other.anyTag)
                    && answer.failed == other.answer.failed;
        }
    }

    /**
     * An answer of the authority.
     *
     * @param epoch the connection that answered
     * @param failed how many invalidations of this node had failed when it was asked: a load begun
     *     before one of them is not shared after it, though the authority knows of none
     */
    record Answer(long epoch, long failed) {}

    static RemotePermit forLoad(KeySpace.Place place, @Nullable Grant grant) {
        return new RemotePermit(place, false, grant);
    }

    static RemotePermit forPut(KeySpace.Place place, @Nullable Grant grant) {
        return new RemotePermit(place, true, grant);
    }

    KeySpace.Place place() {
        return place;
    }

    @Nullable Grant grant() {
        return grant;
    }

    /** The token, where there is a grant. */
    Token token() {
        return Objects.requireNonNull(grant, "no grant").token();
    }

    /** Whether the slot is held, or may be: then it is emptied unless the put stores. */
    boolean isHold() {
        return hold;
    }

    /** Ends it; false if it has ended before. */
    boolean settle() {
        return settled.compareAndSet(false, true);
    }

    @Override
    public boolean storable() {
        return grant != null;
    }

    @Override
    public boolean shareable() {
        return grant != null && !hold;
    }

    @Override
    public boolean equals(@Nullable Object o) {
        if (this == o) {
            return true;
        }
        return o instanceof RemotePermit other
                && grant != null
                && other.grant != null
                && hold == other.hold
                && place.slot().equals(other.place.slot())
                && grant.isSameAs(other.grant);
    }

    @Override
    public int hashCode() {
        return grant == null ? System.identityHashCode(this) : Objects.hash(grant.token());
    }
}
