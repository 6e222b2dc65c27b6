package dev.larder.cache.backend;

import dev.larder.cache.key.AuthorityKey;
import dev.larder.cache.key.CellKey;
import dev.larder.cache.key.PathPattern;
import dev.larder.cache.key.StorageKey;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * One authority that keeps bytes: the SPI of remote backends. It contains no rule: validity,
 * stamps, time limits and retries are {@code RemoteBackend}'s. Tokens are opaque to it. Every
 * method may fail or never answer, and a failure never means "not done".
 */
public interface BinaryBackend extends AutoCloseable {

    /** Slots and cells as they are; each answer was true at some moment after the call began. */
    CompletionStage<Found> read(List<StorageKey> slots, List<CellKey> cells);

    /**
     * As {@link #read}, but first gives every absent slot and cell a fresh random token. Each token
     * is sent once: a command that creates one is never repeated by the driver.
     *
     * @param slotLife how long a token given to a slot lives
     * @param cellLife how long a token given to a tag's cell lives; a bucket's has no end
     */
    CompletionStage<Found> open(
            List<StorageKey> slots, List<CellKey> cells, Duration slotLife, Duration cellLife);

    /** Stores if the slot still has that token; false: it has another one, or none. */
    CompletionStage<Boolean> fill(StorageKey slot, Token permit, byte[] entry, Duration life);

    /**
     * Empties the slot: only the owner of the token can fill it, until it is removed or life is
     * over.
     */
    CompletionStage<Token> hold(StorageKey slot, Duration life);

    /**
     * Deletes in this order, each acknowledged before the next group; what is absent is deleted.
     */
    CompletionStage<Void> remove(
            List<? extends AuthorityKey> first, List<? extends AuthorityKey> then);

    /**
     * Makes entries of these buckets invalid that were stored from earlier permits and whose
     * subject matches. Absent cells stay absent: nothing is valid under them anyway.
     */
    CompletionStage<Void> ban(List<CellKey> buckets, PathPattern pattern);

    /** Lengthens the lives of tag cells that live shorter than that. Absent cells stay absent. */
    CompletionStage<Void> renew(List<CellKey> cells, Duration life);

    /** The time of the authority, in milliseconds since the epoch. */
    CompletionStage<Long> time();

    /** The largest entry that it takes, in bytes. */
    int maximumEntry();

    /**
     * What tells of changes of its slots and cells; empty where it has no such thing. Copies of its
     * entries are then kept near no longer than they may be stale.
     */
    default Optional<ChangeFeed> changes() {
        return Optional.empty();
    }

    /** Ends its connections. */
    @Override
    void close();
}
