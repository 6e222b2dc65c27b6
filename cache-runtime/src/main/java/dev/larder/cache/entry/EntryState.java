package dev.larder.cache.entry;

/** How an entry may be used. */
public enum EntryState {
    /** As it is. */
    FRESH,
    /** Only where an old value is allowed. */
    STALE,
    /** Not at all. */
    EXPIRED
}
