package dev.larder.cache.backend;

import dev.larder.cache.entry.Entry;
import dev.larder.cache.key.CacheKey;
import dev.larder.cache.key.PathPattern;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletionStage;

/**
 * The entries of one namespace on one backend, by the protocol that loses no invalidation: a load
 * needs a permit taken before it starts, a fill is accepted only while the permit holds, to
 * invalidate is to delete.
 *
 * <p>The stages of {@code read}, {@code open}, {@code hold} and {@code fill} never fail: a backend
 * that can't answer within its time limit is said in the answer. Those of {@code remove} and {@code
 * clear} fail with {@link dev.larder.cache.CacheBackendException} when the backend did not
 * acknowledge.
 */
public interface EntrySpace {

    /** A number of entries that nobody knows. */
    long UNKNOWN = -1;

    /** The valid entry, fresh or not: at once, or where the target says. */
    CompletionStage<Seen> read(Target target);

    /**
     * As {@link #read} of each, in the order asked. A remote backend is asked for all at once; no
     * permit may be asked for after it with the same targets.
     */
    default CompletionStage<List<Seen>> readAll(List<Target> targets) {
        return Together.all(targets.stream().map(this::read).toList());
    }

    /**
     * The permit for a load, and the valid entry if there is one by now. A load that is begun with
     * the permit is overtaken by every invalidation that comes after this call began.
     */
    CompletionStage<Opened> open(Target target);

    /**
     * Stores, if nothing has overtaken the permit. Tags of the entry beyond the permit's are late
     * tags.
     */
    CompletionStage<Filled> fill(Permit permit, Entry entry, Target target);

    /**
     * Empties the slot and keeps everybody else from filling it: the permit of a put. Each hold is
     * ended by {@link #fill} or {@link #release}, also where the permit is not storable: a put that
     * stores nothing invalidates what was there.
     */
    CompletionStage<Opened> hold(Target target);

    /** Gives a permit back whose load or put ended without a fill. */
    void release(Permit permit);

    /** Invalidates entries. */
    CompletionStage<Void> remove(Collection<? extends CacheKey> keys);

    /** Invalidates all entries. */
    CompletionStage<Void> clear();

    /**
     * Invalidates the entries whose subject matches: the path of a response, else the key's text.
     *
     * @return how many there were; {@link #UNKNOWN} where that isn't known
     */
    CompletionStage<Long> ban(PathPattern pattern);

    /** Entries kept in memory, expired ones included; empty on remote backends. */
    OptionalLong size();

    /** Entries dropped for want of room, since the start; zero where that isn't known. */
    default long evictions() {
        return 0;
    }
}
