package dev.larder.cache.key;

/** A key of a remote backend: of a slot, which holds an entry, or of a cell, which covers many. */
public sealed interface AuthorityKey permits StorageKey, CellKey {

    /** The text by which the backend stores it: printable ASCII without blanks. */
    String text();
}
