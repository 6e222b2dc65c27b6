package dev.larder.cache.backend;

/**
 * The right to store the result of a load that begins now. Two permits are equal when nothing was
 * invalidated between them: a caller may then share the other's load.
 */
public interface Permit {

    /** Whether a fill may be tried: false where the backend gave no permit. */
    boolean storable();

    /** Whether callers with an equal permit may share one load. */
    boolean shareable();
}
