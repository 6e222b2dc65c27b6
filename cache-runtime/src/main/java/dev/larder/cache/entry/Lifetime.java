package dev.larder.cache.entry;

/**
 * When an entry was stored and how long it may be used; milliseconds since the epoch. {@link
 * #FOREVER} stands for no end.
 *
 * @param freshUntil the first moment at which it is no longer fresh
 * @param staleUntil the first moment at which it may not be used at all
 */
public record Lifetime(long storedAt, long freshUntil, long staleUntil) {

    /** No end. */
    public static final long FOREVER = Long.MAX_VALUE;

    /** How the entry may be used at a time. */
    public EntryState stateAt(long now) {
        if (now < freshUntil) {
            return EntryState.FRESH;
        }
        return now < staleUntil ? EntryState.STALE : EntryState.EXPIRED;
    }
}
