package dev.larder.cache.backend;

/** What became of a fill. */
public enum Filled {
    /** It is stored. */
    STORED,
    /** An invalidation or another put came in between. */
    OVERTAKEN,
    /** Tags that only the result knew were invalidated during the load. */
    LATE_TAG_INVALIDATED,
    /** The value is larger than the backend takes; what was there before is gone. */
    TOO_LARGE,
    /** The codec can't write the value. */
    NOT_ENCODABLE,
    /** The backend failed or did not answer in time; it may be stored or not. */
    FAILED,
    /** There was no permit. */
    NO_PERMIT
}
