package dev.larder.cache.key;

/**
 * The key of a cell.
 *
 * @param text as stored
 * @param kind what it covers
 */
public record CellKey(String text, Kind kind) implements AuthorityKey {

    /** What a cell covers. */
    public enum Kind {
        /** The entries of a namespace that share its bucket. */
        BUCKET,
        /** The entries that carry a tag. */
        TAG,
        /** Every tag: whether any was invalidated. */
        ANY_TAG
    }
}
