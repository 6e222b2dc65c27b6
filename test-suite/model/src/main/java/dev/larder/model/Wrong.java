package dev.larder.model;

/** Ways to get the protocol wrong. Each has to be caught. */
public enum Wrong {
    /** A fill is accepted whatever is in the slot. */
    NO_FENCE,
    /** What is absent may be filled by a load that found it absent after a removal. */
    TOMBSTONE,
    /** Cells are counters that begin at zero again when they were evicted. */
    COUNTER_RESET,
    /** Entries bear the cells as they are after the load. */
    STAMP_LATE,
    /** Whoever misses follows any load of its key. */
    JOIN_ANY,
    /** Permits are compared without the cell of all tags. */
    JOIN_LATE_TAG,
    /** Permits are compared without the count of failed invalidations. */
    JOIN_ACROSS_FAILURE,
    /** Loads without a permit are followed too. */
    JOIN_HELD,
    /** A permit is shared without an answer whatever this node has invalidated since. */
    RECENT_UNCOUNTED,
    /** A put is not counted as an invalidation. */
    PUT_UNCOUNTED,
    /** An answer from the quarantine of a tag is used after its end. */
    RELEASE_UNNOTICED,
    NEAR_NO_TICKET,
    /** Copies outlive the connection that tells of changes. */
    NEAR_KEPT_ON_RECONNECT,
    /** A silent connection is trusted. */
    TRUST_FOREVER,
    /** Evictions are not told. */
    NO_EVICT_PUSH,
    /** The node that invalidates keeps its own copy until it is told. */
    OWN_COPY_KEPT,
    /** A command that gives a token is repeated with the same token. */
    RETRY_SAME_TOKEN,
    /** A put stores whatever is in the slot. */
    PUT_BLIND,
    /** A put holds its slot after its method has run. */
    PUT_AFTER_BODY,
    /** A put that lost its slot leaves what the winner stores. */
    SETTLE_KEEPS_WINNER,
    /** A failed invalidation lets its node read and store what it was about. */
    NO_QUARANTINE,
    /** What was invalidated is given as stale. */
    SERVE_INVALID_AS_STALE,
    /** The cell of all tags is not looked at after a load. */
    TAG_LATE_UNCHECKED,
    /** The tag's cell is removed before that of all tags. */
    TAG_DELETE_ORDER,
    /** The cell of all tags is read before the tag's. */
    TAG_READ_ORDER,
    /** Cells and entries of before a failover count after it. */
    NO_INCARNATION
}
